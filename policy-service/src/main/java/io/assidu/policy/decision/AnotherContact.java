package io.assidu.policy.decision;

/** An id that was given to one contact is used for another: neither is decided by it. */
final class AnotherContact extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int number;

  /**
   * @param number its matter's place in the order they were brought
   */
  AnotherContact(int number) {
    super("the contact's id is another contact's", null, false, false);
    this.number = number;
  }

  int number() {
    return number;
  }
}
