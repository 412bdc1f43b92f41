package io.assidu.platform.idempotency;

/** Another replica was quicker with a key: this transaction comes to nothing, its answer stands. */
final class Overtaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Overtaken() {
    super("Somebody else used the same Idempotency-Key meanwhile", null, false, false);
  }
}
