package io.assidu.planted.row;

/** Answers with a row. */
class NoteResource {

  NoteRow read() {
    return new NoteRow("shown as it is stored");
  }
}
