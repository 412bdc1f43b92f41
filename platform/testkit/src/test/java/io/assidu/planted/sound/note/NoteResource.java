package io.assidu.planted.sound.note;

import io.assidu.planted.sound.decide.Answer;
import io.smallrye.mutiny.Uni;

/** Answers with what was decided. */
class NoteResource {

  private final NoteStore store = new NoteStore();

  Uni<Answer> read() {
    return store.first();
  }
}
