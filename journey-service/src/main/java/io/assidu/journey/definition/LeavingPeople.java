package io.assidu.journey.definition;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;

/** Lets out whoever is inside a journey that is archived. Known here only by this name. */
public interface LeavingPeople {

  /** Has everyone's walk through the journey end, their unsent messages with it. */
  Uni<Void> leave(Work work, String journeyId);
}
