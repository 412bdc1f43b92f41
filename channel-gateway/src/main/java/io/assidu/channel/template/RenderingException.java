package io.assidu.channel.template;

import org.jspecify.annotations.Nullable;

/** A template that could not be filled in for a person; the message says which and why. */
public final class RenderingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RenderingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
