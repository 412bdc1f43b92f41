package io.assidu.local;

import io.assidu.local.server.Durability;
import io.assidu.local.server.PostgresServer;
import io.assidu.local.server.RedisServer;
import io.assidu.local.server.Server;
import io.assidu.local.server.SmtpInbox;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a stack is made of. */
final class StackParts {
  private StackParts() {}

  /** What the services stand on. None of them needs another. */
  static List<Part> servers(StackSettings settings) {
    StackPorts ports = settings.ports();
    return List.of(
        part(postgres(settings), "localhost:" + ports.of(Port.POSTGRES), ports.of(Port.POSTGRES)),
        part(redis(settings), "localhost:" + ports.of(Port.REDIS), ports.of(Port.REDIS)),
        part(
            new KafkaProcess(settings),
            "localhost:" + ports.of(Port.KAFKA),
            ports.of(Port.KAFKA),
            ports.of(Port.KAFKA_CONTROLLER)),
        part(
            inbox(settings),
            "smtp localhost:%d, %s/api".formatted(ports.of(Port.SMTP), ports.http(Port.INBOX)),
            ports.of(Port.SMTP),
            ports.of(Port.INBOX)),
        part(
            new KeycloakServer(settings),
            ports.http(Port.KEYCLOAK),
            ports.of(Port.KEYCLOAK),
            ports.of(Port.KEYCLOAK_MANAGEMENT)));
  }

  static List<Part> services(StackSettings settings) {
    return Arrays.stream(Service.values())
        .filter(settings.services()::contains)
        .map(
            service ->
                part(
                    new QuarkusService(service, settings),
                    settings.ports().http(service.port()),
                    settings.ports().of(service.port())))
        .toList();
  }

  private static Part part(Server server, String address, Integer... ports) {
    return new Part(server, address, List.of(ports));
  }

  private static PostgresServer postgres(StackSettings settings) {
    return new PostgresServer(
        new PostgresServer.Settings(
            settings.checkout().cache(),
            settings.data().resolve("postgres"),
            log(settings, "postgres"),
            settings.ports().of(Port.POSTGRES),
            Durability.DISK,
            Arrays.stream(Service.values()).map(Service::database).toList()));
  }

  private static RedisServer redis(StackSettings settings) {
    return new RedisServer(
        new RedisServer.Settings(
            settings.checkout().cache(),
            settings.data().resolve("redis"),
            log(settings, "redis"),
            settings.ports().of(Port.REDIS),
            Durability.DISK));
  }

  private static SmtpInbox inbox(StackSettings settings) {
    return new SmtpInbox(
        new SmtpInbox.Settings(
            settings.data().resolve("mail"),
            settings.ports().of(Port.SMTP),
            settings.ports().of(Port.INBOX)));
  }

  private static Path log(StackSettings settings, String name) {
    return settings.logs().resolve(name + ".log");
  }
}
