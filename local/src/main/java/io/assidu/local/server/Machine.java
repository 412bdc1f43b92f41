package io.assidu.local.server;

import java.util.Locale;

/** The kinds of machine that the servers' binaries exist for. */
public enum Machine {
  LINUX_AMD64("linux-amd64", "linux-x86_64"),
  LINUX_ARM64("linux-arm64", "linux-arm_64"),
  MAC_AMD64("darwin-amd64", "darwin-x86_64"),
  MAC_ARM64("darwin-arm64", "darwin-arm_64");

  private final String redisName;
  private final String postgresName;

  Machine(String redisName, String postgresName) {
    this.redisName = redisName;
    this.postgresName = postgresName;
  }

  /**
   * The machine this process runs on.
   *
   * @throws UnsupportedOperationException if no binaries exist for it
   */
  public static Machine current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Reads the values of the system properties {@code os.name} and {@code os.arch}. */
  static Machine of(String osName, String osArch) {
    boolean arm =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> false;
          case "aarch64", "arm64" -> true;
          default -> throw unsupported(osName, osArch);
        };
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.equals("linux")) {
      return arm ? LINUX_ARM64 : LINUX_AMD64;
    }
    if (os.startsWith("mac")) {
      return arm ? MAC_ARM64 : MAC_AMD64;
    }
    throw unsupported(osName, osArch);
  }

  private static UnsupportedOperationException unsupported(String osName, String osArch) {
    return new UnsupportedOperationException(
        "The local servers run on Linux and macOS, on amd64 and arm64; this is %s on %s."
            .formatted(osName, osArch));
  }

  String redisResource() {
    return "/redis-server-7.0.15-" + redisName;
  }

  String postgresResource() {
    return "/postgres-" + postgresName + ".txz";
  }
}
