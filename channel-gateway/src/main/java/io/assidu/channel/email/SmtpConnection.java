package io.assidu.channel.email;

import io.assidu.channel.delivery.HandoverResult;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One open SMTP connection, which knows at every moment whether the receiver may hold the message:
 * it may from the final dot on (RFC 5321 §4.2.5).
 */
final class SmtpConnection extends SMTPTransport {
  private boolean recipientNamed;
  private boolean dataBegun;
  private boolean dotSent;
  private int messages;
  private long idleSinceNanos = System.nanoTime();

  SmtpConnection(Session session, URLName server) {
    super(session, server, server.getProtocol(), server.getProtocol().equals("smtps"));
  }

  /** What happened to a message, and whether the connection can be used again. */
  record Sent(HandoverResult result, boolean usable, boolean certainlyNotSent) {}

  Sent send(MimeMessage message, String from, String to) {
    recipientNamed = false;
    dataBegun = false;
    dotSent = false;
    messages++;
    try {
      sendMessage(new Bytes(session, message.bytes(), from), new Address[] {ascii(to)});
      return new Sent(
          new HandoverResult.Accepted(
              message.messageId(), null, SmtpVerdict.withoutAddresses(getLastServerResponse())),
          true,
          false);
    } catch (AddressException e) {
      return new Sent(new HandoverResult.Bounced("not an e-mail address"), true, true);
    } catch (MessagingException e) {
      return refused(e);
    } finally {
      idleSinceNanos = System.nanoTime();
    }
  }

  private Sent refused(MessagingException e) {
    Reply reply = Reply.in(e);
    if (reply != null) {
      boolean usable =
          reply.code() != 421 && isConnected(); // RFC 5321 §3.8: 421 closes the channel
      return new Sent(SmtpVerdict.of(stage(), reply.code(), reply.text()), usable, true);
    }
    return dotSent
        ? new Sent(new HandoverResult.Unknown("connection lost after the final dot"), false, false)
        : new Sent(
            new HandoverResult.Later("connection lost before the final dot", null), false, true);
  }

  private SmtpVerdict.Stage stage() {
    if (dataBegun) {
      return SmtpVerdict.Stage.MESSAGE;
    }
    return recipientNamed ? SmtpVerdict.Stage.RECIPIENT : SmtpVerdict.Stage.SESSION;
  }

  private static InternetAddress ascii(String address) throws AddressException {
    InternetAddress parsed = new InternetAddress();
    parsed.setAddress(address);
    parsed.validate();
    return parsed;
  }

  int messages() {
    return messages;
  }

  /** A connection that rested longer may have been closed by the other side without our hearing. */
  boolean restedLongerThan(Duration duration) {
    return System.nanoTime() - idleSinceNanos > duration.toNanos();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    recipientNamed = true;
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    dataBegun = true;
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    dotSent = true;
    super.finishData();
  }

  /** What the server said when it refused. */
  private record Reply(int code, String text) {
    /** Finds it in the library's chain of exceptions; null if the server said nothing. */
    static @Nullable Reply in(MessagingException e) {
      Reply found = null;
      for (Exception cause = e; cause instanceof MessagingException link; ) {
        String text = String.valueOf(link.getMessage());
        if (link instanceof SMTPAddressFailedException address) {
          found = new Reply(address.getReturnCode(), text);
        } else if (link instanceof SMTPSendFailedException send && found == null) {
          found = new Reply(send.getReturnCode(), text);
        }
        cause = link.getNextException();
      }
      return found != null && found.code() >= 400 ? found : null;
    }
  }

  /** A message that is written as it is, not as the library would write it. */
  private static final class Bytes extends SMTPMessage {
    private final byte[] bytes;

    Bytes(Session session, byte[] bytes, String from) throws MessagingException {
      super(session, new ByteArrayInputStream(bytes));
      this.bytes = bytes;
      setEnvelopeFrom(from);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
      out.write(bytes);
    }
  }
}
