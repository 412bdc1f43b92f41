package io.assidu.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start another JVM: with the JDK that runs us, quietly. */
public final class JavaCommand {
  private static final List<String> ALWAYS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError", // a dead part is seen, a half-dead one is not
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Duser.timezone=UTC");

  private JavaCommand() {}

  /** {@code java}, the flags, and what follows them. */
  public static List<String> of(List<String> flags, List<String> rest) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ALWAYS);
    command.addAll(flags);
    command.addAll(rest);
    return command;
  }
}
