package io.assidu.local.server;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A local server that did not start or did not answer; the message is meant for a person. */
public final class ServerException extends IOException {
  private static final long serialVersionUID = 1L;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
