package io.assidu.local;

import io.assidu.local.server.ServerException;
import java.util.ArrayList;
import java.util.List;

/** The stack, or a part of it, did not do as asked. */
public final class StackException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  private StackException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** For this one reason. */
  public static StackException because(String problem) {
    return new StackException(List.of(problem));
  }

  /** For these reasons, each in one sentence for a person. */
  public static StackException because(List<String> problems) {
    return new StackException(problems);
  }

  /** What went wrong, for a person: in our words where we chose them, else in the library's. */
  static String sentence(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof ServerException && message != null ? message : cause.toString();
  }

  public List<String> problems() {
    return List.copyOf(problems);
  }
}
