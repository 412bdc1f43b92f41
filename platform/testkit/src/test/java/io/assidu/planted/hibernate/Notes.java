package io.assidu.planted.hibernate;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** No store, and has a session all the same. */
class Notes {

  Uni<Mutiny.Session> session() {
    return Panache.getSession();
  }
}
