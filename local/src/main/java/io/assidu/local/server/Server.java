package io.assidu.local.server;

import java.io.IOException;
import java.util.Optional;

/** A server that runs on this machine's loopback address until it is stopped. */
public interface Server extends AutoCloseable {

  /** The address every local server listens on; none of them can be reached from outside. */
  String HOST = "127.0.0.1";

  /**
   * Starts it and returns when it answers.
   *
   * @throws ServerException if it does not start or answer in time; the message says where its log
   *     is
   */
  void start() throws IOException, InterruptedException;

  /** Stops it and returns when it is gone. Does nothing if it is not running. */
  @Override
  void close();

  /** Ends it without warning, as a crash would; its data must survive that. */
  default void kill() {
    close();
  }

  /** What people call it, and what its log file is named. */
  String name();

  /** The process it runs in, unless that is our own. */
  Optional<ProcessHandle> process();
}
