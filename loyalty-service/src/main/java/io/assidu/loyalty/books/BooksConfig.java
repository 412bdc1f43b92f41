package io.assidu.loyalty.books;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When movements of points reach the journal. */
@ConfigMapping(prefix = "assidu.loyalty.books")
@Unremovable
interface BooksConfig {

  /**
   * How often to look for movements that nobody woke the bookkeeper for: those of a replica that
   * has gone.
   */
  @WithDefault("1s")
  Duration every();
}
