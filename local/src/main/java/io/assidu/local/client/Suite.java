package io.assidu.local.client;

import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackPorts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A running stack, as client systems and people meet it. */
public final class Suite {
  private static final String WRITE_KEY = "local-shop-write-key";

  private final StackPorts ports;
  private final Realm realm;

  public Suite(StackPorts ports) {
    this.ports = ports;
    this.realm = new Realm(at(Port.KEYCLOAK));
  }

  /** A service as the command line sees it, which may do everything. */
  public Client as(Service service) {
    return as(at(service.port()));
  }

  /** The same of a replica beside the stack's own. */
  public Client as(URI replica) {
    return new Client(replica, operator());
  }

  /** The command line's own right, for who calls by other means than a {@link Client}. */
  public Client.Authorization operator() {
    return realm.client("assidu-cli", "local-cli-secret");
  }

  /** A service as the shop sees it, which may what a shop may. */
  public Client asShop(Service service) {
    return new Client(at(service.port()), shop());
  }

  /** The shop's own right, for who calls by other means than a {@link Client}. */
  public Client.Authorization shop() {
    return realm.client("shop", "local-shop-secret");
  }

  /** Where client systems send events, with the shop's write key. */
  public Client events() {
    String key =
        Base64.getEncoder().encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
    return new Client(at(Port.PROFILE_SERVICE), () -> "Basic " + key);
  }

  public Realm realm() {
    return realm;
  }

  public Inbox inbox() {
    return new Inbox(new Client(at(Port.INBOX), () -> "none"));
  }

  /** A topic, as security teams read it. */
  public KafkaReader kafka() {
    return new KafkaReader("localhost:" + ports.of(Port.KAFKA));
  }

  private URI at(Port port) {
    return URI.create(ports.http(port));
  }
}
