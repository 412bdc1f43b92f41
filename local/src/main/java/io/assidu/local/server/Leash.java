package io.assidu.local.server;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process's children when it dies, however it dies: a shutdown hook does not run on
 * {@code kill -9}, and Java has no {@code PR_SET_PDEATHSIG}. One small shell holds the other end of
 * a pipe; the kernel closes the pipe with us, the shell then stops what it was told to hold.
 */
public final class Leash {
  private static final String SHELL =
      """
      trap '' HUP INT QUIT TERM
      held='' rubbish=''
      while read -r verb what; do
        case $verb in
          drop) kept=''
            for one in $held; do [ "${one#*:}" = "$what" ] || kept="$kept $one"; done
            held=$kept ;;
          delete) rubbish=$what ;;
          *) held="$held $verb:$what" ;;
        esac
      done
      for one in $held; do kill -s "${one%%:*}" "${one#*:}" 2>/dev/null; done
      patience=50
      while [ $patience -gt 0 ]; do
        alive=''
        for one in $held; do kill -0 "${one#*:}" 2>/dev/null && alive=yes; done
        [ -n "$alive" ] || break
        patience=$((patience - 1)); sleep 0.2 2>/dev/null || sleep 1
      done
      for one in $held; do kill -s KILL "${one#*:}" 2>/dev/null; done
      [ -z "$rubbish" ] || rm -rf -- "$rubbish"
      """;

  /** How a process is asked to end. */
  public enum Signal {
    /** The usual one. */
    TERM,
    /** What PostgreSQL calls a fast shutdown: it does not wait for its clients. */
    INT
  }

  private static @Nullable Writer shell;

  private Leash() {}

  /** Has {@code process} stopped when this process is gone. Forgotten again when it ends itself. */
  public static void hold(Process process, Signal signal) {
    tell(signal + " " + process.pid());
    process.onExit().thenAccept(ended -> tell("drop " + ended.pid()));
  }

  /** Has {@code directory} deleted when this process is gone. There can be one. */
  static void delete(Path directory) {
    tell("delete " + directory.toAbsolutePath());
  }

  private static synchronized void tell(String line) {
    try {
      Writer writer = shell;
      if (writer == null) {
        Process process =
            new ProcessBuilder("/bin/sh", "-c", SHELL)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        writer = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        shell = writer;
      }
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The shell that stops our children is gone.", e);
    }
  }
}
