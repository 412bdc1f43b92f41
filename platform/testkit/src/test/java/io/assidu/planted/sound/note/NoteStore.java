package io.assidu.planted.sound.note;

import io.assidu.planted.sound.decide.Answer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The one that may have a session, and keeps its rows to itself. */
class NoteStore {

  Uni<Answer> first() {
    return Panache.getSession()
        .chain(session -> session.find(NoteRow.class, 1))
        .map(row -> new Answer(row.text()));
  }
}
