package io.assidu.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Redis 7.0 server; the statically linked binary comes in {@code org.signal:embedded-redis}. */
public final class RedisServer extends ChildServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String PONG = "+PONG";

  private final Settings settings;

  /**
   * What a server needs to know.
   *
   * @param cache where the binary is kept between runs
   * @param data its data directory, created when missing
   * @param log the file its output is appended to
   * @param durability {@link Durability#DISK} keeps an append-only file, synced every second
   */
  public record Settings(Path cache, Path data, Path log, int port, Durability durability) {}

  public RedisServer(Settings settings) {
    super("redis", settings.log(), Leash.Signal.TERM);
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Path data = Files.createDirectories(settings.data().toAbsolutePath());
    launch(
        new ProcessBuilder(command(binary(), data)).directory(data.toFile()),
        PATIENCE,
        this::answersPing);
  }

  private List<String> command(Path binary, Path data) {
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(List.of("--port", Integer.toString(settings.port()), "--bind", HOST));
    command.addAll(List.of("--dir", data.toString(), "--save", ""));
    if (settings.durability() == Durability.DISK) {
      command.addAll(List.of("--appendonly", "yes", "--appendfsync", "everysec"));
    }
    return command;
  }

  private Path binary() throws IOException {
    String resource = Machine.current().redisResource();
    Path binary = settings.cache().toAbsolutePath().resolve(resource.substring(1));
    if (Files.isExecutable(binary)) {
      return binary;
    }
    Files.createDirectories(settings.cache());
    Path unfinished = Files.createTempFile(settings.cache(), "redis-", "");
    try (InputStream in = RedisServer.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ServerException("No Redis server for %s.".formatted(Machine.current()));
      }
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      return Files.move(unfinished, binary, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** While it loads its data it accepts connections, but answers {@code -LOADING}. */
  private boolean answersPing() {
    try (Socket socket = new Socket(HOST, settings.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(PING);
      byte[] answer = socket.getInputStream().readNBytes(PONG.length());
      return PONG.equals(new String(answer, StandardCharsets.US_ASCII));
    } catch (IOException _) {
      return false;
    }
  }
}
