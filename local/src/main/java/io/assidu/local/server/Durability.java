package io.assidu.local.server;

/** What a server's data must survive. */
public enum Durability {
  /** Nothing: for tests, which throw the data away. */
  NONE,
  /** A restart, and a crash of the server or the machine. */
  DISK
}
