package io.assidu.fraud.model;

/** A model document that cannot be used. The message names the member and what is wrong with it. */
final class ModelException extends Exception {

  private static final long serialVersionUID = 1L;

  ModelException(String member, String detail) {
    super(member + ": " + detail);
  }
}
