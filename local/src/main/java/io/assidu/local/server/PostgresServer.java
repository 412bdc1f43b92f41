package io.assidu.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL 18 server with one superuser, {@value #USER}. */
public final class PostgresServer extends ChildServer {
  public static final String USER = "assidu";
  public static final String PASSWORD = "assidu";

  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final int INITDB_PATIENCE_SECONDS = 60;

  private final Settings settings;

  /**
   * What a server needs to know.
   *
   * @param cache where the unpacked server files are kept between runs
   * @param data its data directory, created when missing
   * @param log the file its output is appended to
   * @param durability whether a committed transaction must survive a crash of the machine
   * @param databases created when missing
   */
  public record Settings(
      Path cache,
      Path data,
      Path log,
      int port,
      Durability durability,
      Collection<String> databases) {}

  public PostgresServer(Settings settings) {
    super("postgres", settings.log(), Leash.Signal.INT);
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Path bin = PostgresFiles.in(settings.cache()).resolve("bin");
    Unprivileged user = Unprivileged.here();
    user.requireReach(bin);
    Path data = settings.data().toAbsolutePath();
    if (!Files.exists(data)) {
      create(bin, data, user);
    }
    forgetWrongOwner(data);
    launch(
        new ProcessBuilder(user.command(command(bin, data))).directory(data.toFile()),
        START_PATIENCE,
        this::accepts);
    createDatabases();
  }

  private List<String> command(Path bin, Path data) {
    List<String> command =
        new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", data.toString()));
    List<String> config = new ArrayList<>();
    config.add("port=" + settings.port());
    config.add("listen_addresses=" + HOST);
    config.add("unix_socket_directories="); // its lock files would lie about in /tmp
    config.add("max_connections=300");
    config.add("timezone=UTC");
    config.add("log_timezone=UTC");
    if (settings.durability() == Durability.DISK) {
      config.add("shared_buffers=256MB"); // it takes what it uses of them
      config.add(
          "max_wal_size=2GB"); // the first change of a page after a checkpoint writes it whole
    } else {
      config.add("shared_buffers=96MB");
      config.add("max_wal_size=512MB");
      config.add("fsync=off");
      config.add("synchronous_commit=off");
      config.add("full_page_writes=off");
    }
    for (String setting : config) {
      command.add("-c");
      command.add(setting);
    }
    return command;
  }

  /**
   * Makes the data directory beside its place and moves it there, so that a half-made one is none.
   */
  private void create(Path bin, Path data, Unprivileged user)
      throws IOException, InterruptedException {
    Path parent = Files.createDirectories(data.getParent());
    Path unfinished = Files.createTempDirectory(parent, "initdb-");
    Path passwordFile = Files.createTempFile(parent, "initdb-", ".password");
    try {
      Files.writeString(passwordFile, PASSWORD);
      user.own(unfinished);
      user.own(passwordFile);
      Path log = log().resolveSibling("postgres-initdb.log");
      Files.createDirectories(log.getParent());
      Process initdb =
          new ProcessBuilder(
                  user.command(
                      List.of(
                          bin.resolve("initdb").toString(),
                          "--pgdata=" + unfinished,
                          "--username=" + USER,
                          "--pwfile=" + passwordFile,
                          "--auth=scram-sha-256",
                          "--encoding=UTF8",
                          // The same order of strings on every machine.
                          "--locale-provider=builtin",
                          "--builtin-locale=C.UTF-8",
                          "--locale=C",
                          "--no-sync",
                          "--no-instructions")))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!initdb.waitFor(INITDB_PATIENCE_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
        initdb.destroyForcibly();
        throw new ServerException("PostgreSQL's initdb failed; see %s.".formatted(log));
      }
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.delete(passwordFile);
      Directories.delete(unfinished);
    }
  }

  /**
   * After a crash of the machine the lock file names a process id that may by now be anybody's, and
   * PostgreSQL would refuse to start. A dead owner it finds out itself, and it then makes sure that
   * none of that owner's children still works on the files: so the lock is left alone.
   */
  private static void forgetWrongOwner(Path data) throws IOException {
    Path lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
    boolean somebodyElse =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> !command.endsWith("/postgres"))
            .orElse(false);
    if (somebodyElse) {
      Files.delete(lock);
    }
  }

  private boolean accepts() {
    if (!Ports.answers(settings.port())) {
      return false;
    }
    try (Connection _ = connect("postgres")) {
      return true;
    } catch (SQLException _) {
      return false; // it still recovers
    }
  }

  private void createDatabases() throws ServerException {
    try (Connection connection = connect("postgres");
        var exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      for (String name : settings.databases()) {
        exists.setString(1, name);
        try (var found = exists.executeQuery();
            var create = connection.createStatement()) {
          if (!found.next()) {
            create.execute("create database \"%s\"".formatted(name.replace("\"", "\"\"")));
          }
        }
      }
    } catch (SQLException e) {
      throw new ServerException("PostgreSQL could not create the databases.", e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(HOST, settings.port(), database), USER, PASSWORD);
  }
}
