package io.assidu.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The company's SMTP relay: host, port, TLS, credentials, and how to use its connections. */
@ConfigMapping(prefix = "assidu.channel.smtp")
interface SmtpConfig {

  /** How a connection becomes private. */
  enum Tls {
    /** Never: for a relay on the same machine. */
    NONE,
    /** STARTTLS where the relay offers it. */
    OPPORTUNISTIC,
    /** STARTTLS or nothing. */
    REQUIRED,
    /** TLS from the first byte (port 465). */
    IMPLICIT
  }

  /** The relay's host name. Production sets it. */
  @WithDefault("localhost")
  String host();

  /** The relay's port: 587 or 465 for submission, 25 for a relay of one's own. */
  @WithDefault("587")
  int port();

  /**
   * How the connection becomes private. With a password, a relay on another machine wants {@code
   * required} or {@code implicit}.
   */
  @WithDefault("required")
  Tls tls();

  /** User name, where the relay asks for one. */
  Optional<String> user();

  /** The user's password. A secret: give it by its environment variable. */
  Optional<String> password();

  /** How many connections are open at most, and so how many messages are under way. */
  @WithDefault("8")
  int connections();

  /**
   * How many messages one connection carries before it is closed; relays close it themselves beyond
   * their own number, 100 being common.
   */
  @WithDefault("100")
  int messagesPerConnection();

  /** A connection that rested longer is asked whether it is still there before it is used. */
  @WithDefault("2s")
  Duration checkAfter();

  /** A connection that rested longer is closed rather than used. */
  @WithDefault("30s")
  Duration idleTimeout();

  /** How long to wait for a connection. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** How long to wait for each reply of the relay. */
  @WithDefault("20s")
  Duration replyTimeout();
}
