package io.assidu.loyalty.program;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;

/** Has something to do when a new version of a program is published, in the same transaction. */
public interface PublicationListener {

  Uni<Void> published(Work work, ProgramVersion before, ProgramVersion now);
}
