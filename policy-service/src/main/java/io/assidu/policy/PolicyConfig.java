package io.assidu.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Configuration of policy-service. */
@ConfigMapping(prefix = "assidu.policy")
public interface PolicyConfig {

  /** The contact policy that decides. The others are documents at rest. */
  @WithDefault("default")
  String active();

  /**
   * How long a replica may go on deciding under the previous version after another replica has
   * published a new one.
   */
  @WithDefault("1s")
  Duration policyCache();

  /** How deferred contacts are woken. */
  Deferral deferral();

  /** The counters in Redis. */
  Pressure pressure();

  /** Rehearsals of drafts. */
  Rehearsal rehearsal();

  /** Reports. */
  Report report();

  /** Protection of higher classes, computed from demand. */
  Protection protection();

  /** How deferred contacts are woken. */
  interface Deferral {

    /**
     * Groups of people whose contacts are decided at the same time when many fall due together, per
     * replica. One person's contacts are always decided one after the other, the most important
     * first.
     */
    @WithDefault("3")
    @Min(1)
    int concurrency();

    /** People in a group: their contacts are decided in one transaction. */
    @WithDefault("200")
    @Min(1)
    int batch();
  }

  /** The counters in Redis. */
  interface Pressure {

    /** No answer from Redis within this time counts as no Redis. */
    @WithDefault("1s")
    Duration timeout();

    /**
     * How long Redis is left alone after it failed; what has to be counted is deferred meanwhile.
     */
    @WithDefault("1s")
    Duration pause();

    /** When a contact that could not be counted is decided again. */
    @WithDefault("5s")
    Duration retryAfter();
  }

  /** Rehearsals of drafts. */
  interface Rehearsal {

    /** A period with more decisions is refused; a sample of its people may do. */
    @WithDefault("200000")
    @Min(1)
    int mostDecisions();

    /** People whose contacts are held in memory at a time. */
    @WithDefault("100")
    @Min(1)
    int batch();

    /** PostgreSQL gives up a statement of a rehearsal that takes longer. */
    @WithDefault("30s")
    Duration longestStatement();
  }

  /** Protection of higher classes, computed from demand. */
  interface Protection {

    /** How old it may be before it is computed anew. For a new rule it is computed at once. */
    @WithDefault("P1D")
    Duration every();

    /**
     * PostgreSQL gives up a computation that takes longer; the levels stay as they are. Keep it
     * below {@code assidu.database.longest-silence}, after which the connection is given up.
     */
    @WithDefault("50s")
    Duration longestStatement();
  }

  /** Reports. */
  interface Report {

    /** A report over a longer period is refused. */
    @WithDefault("P92D")
    Duration longestPeriod();

    /** PostgreSQL gives up a report that takes longer. */
    @WithDefault("30s")
    Duration longestStatement();
  }
}
