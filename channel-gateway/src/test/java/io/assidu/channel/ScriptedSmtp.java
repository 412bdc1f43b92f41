package io.assidu.channel;

import io.assidu.channel.email.ScriptedSmtpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A relay that does as it is told, and can be taken down and put up again. */
public final class ScriptedSmtp implements QuarkusTestResourceLifecycleManager {
  private static @Nullable ScriptedSmtpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = ScriptedSmtpServer.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "assidu.channel.smtp.host", "127.0.0.1",
        "assidu.channel.smtp.port", String.valueOf(server.port()),
        "assidu.channel.delivery.first-pause", "50ms");
  }

  @Override
  public void stop() {
    down();
  }

  public static ScriptedSmtpServer server() {
    return Objects.requireNonNull(server, "The test lacks @WithTestResource(ScriptedSmtp)");
  }

  /** From now on nobody listens. */
  public static void down() {
    server().goDown();
  }

  /** Somebody listens again, on the same port. */
  public static void up() {
    server().comeUp();
  }

  /** The next message is taken and its answer lost; all later ones are answered. */
  public static void hangUpOnceAfterTheDot() {
    AtomicBoolean done = new AtomicBoolean();
    server()
        .answers(
            command ->
                command.equals(ScriptedSmtpServer.DOT) && done.compareAndSet(false, true)
                    ? ScriptedSmtpServer.HANG_UP
                    : null);
  }
}
