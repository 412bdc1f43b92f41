package io.assidu.channel.email;

import io.assidu.channel.delivery.HandoverResult;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the company's SMTP relay over connections that stay open.
 *
 * <p>It blocks, and is called on virtual threads.
 */
@ApplicationScoped
class SmtpRelay {
  private final SmtpConfig config;
  private final Session session;
  private final URLName server;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<SmtpConnection> resting = new ConcurrentLinkedDeque<>();

  SmtpRelay(SmtpConfig config) {
    this.config = config;
    this.permits = new Semaphore(config.connections(), true);
    this.session = Session.getInstance(properties(config));
    this.server =
        new URLName(
            protocol(config),
            config.host(),
            config.port(),
            null,
            config.user().orElse(null),
            config.password().orElse(null));
  }

  /**
   * Sends one message to one person.
   *
   * @param from the envelope sender, where bounces go
   */
  HandoverResult send(MimeMessage message, String from, String to) {
    permits.acquireUninterruptibly();
    try {
      SmtpConnection kept = takeResting();
      if (kept != null) {
        SmtpConnection.Sent sent = sendOver(kept, message, from, to);
        boolean stale = !sent.usable() && sent.certainlyNotSent();
        if (!stale) {
          return sent.result();
        }
        // The relay had hung up on a connection we kept: no fault of the message, no attempt.
      }
      return sendOver(connect(), message, from, to).result();
    } catch (MessagingException e) {
      return unreachable(e);
    } finally {
      permits.release();
    }
  }

  private SmtpConnection.Sent sendOver(
      SmtpConnection connection, MimeMessage message, String from, String to) {
    SmtpConnection.Sent sent = connection.send(message, from, to);
    if (sent.usable() && connection.messages() < config.messagesPerConnection()) {
      resting.push(connection);
    } else {
      close(connection);
    }
    return sent;
  }

  private @Nullable SmtpConnection takeResting() {
    for (SmtpConnection next = resting.poll(); next != null; next = resting.poll()) {
      boolean tooOld = next.restedLongerThan(config.idleTimeout());
      boolean trusted = !next.restedLongerThan(config.checkAfter());
      if (!tooOld && (trusted || next.isConnected())) {
        return next;
      }
      close(next);
    }
    return null;
  }

  private SmtpConnection connect() throws MessagingException {
    SmtpConnection connection = new SmtpConnection(session, server);
    connection.connect();
    return connection;
  }

  private static HandoverResult unreachable(MessagingException e) {
    String detail =
        e instanceof MailConnectException
            ? "the SMTP relay cannot be reached"
            : "no SMTP session: " + SmtpVerdict.withoutAddresses(String.valueOf(e.getMessage()));
    return new HandoverResult.Later(detail, null);
  }

  private static void close(SmtpConnection connection) {
    try {
      connection.close();
    } catch (MessagingException alreadyGone) {
      // Nothing is lost: whatever was sent over it has been answered.
    }
  }

  @PreDestroy
  void closeAll() {
    for (SmtpConnection next = resting.poll(); next != null; next = resting.poll()) {
      close(next);
    }
  }

  private static String protocol(SmtpConfig config) {
    return config.tls() == SmtpConfig.Tls.IMPLICIT ? "smtps" : "smtp";
  }

  private static Properties properties(SmtpConfig config) {
    Properties properties = new Properties();
    String prefix = "mail." + protocol(config) + ".";
    properties.put(prefix + "connectiontimeout", millis(config.connectTimeout()));
    properties.put(prefix + "timeout", millis(config.replyTimeout()));
    properties.put(prefix + "writetimeout", millis(config.replyTimeout()));
    properties.put(prefix + "auth", String.valueOf(config.user().isPresent()));
    properties.put(prefix + "quitwait", "false");
    properties.put(
        prefix + "starttls.enable",
        String.valueOf(
            config.tls() == SmtpConfig.Tls.OPPORTUNISTIC
                || config.tls() == SmtpConfig.Tls.REQUIRED));
    properties.put(
        prefix + "starttls.required", String.valueOf(config.tls() == SmtpConfig.Tls.REQUIRED));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    return properties;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
