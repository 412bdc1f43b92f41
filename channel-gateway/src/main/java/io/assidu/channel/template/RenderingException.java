package io.assidu.channel.template;

/** A template that could not be filled in for a person; the message says which and why. */
public final class RenderingException extends Exception {
  private static final long serialVersionUID = 1;

  RenderingException(String message, Throwable cause) {
    super(message, cause);
  }
}
