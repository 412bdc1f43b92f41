package io.assidu.planted.row;

/** Takes a row. */
class NoteConsumer {

  int take(NoteRow row) {
    return row.text().length();
  }
}
