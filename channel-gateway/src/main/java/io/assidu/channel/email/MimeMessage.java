package io.assidu.channel.email;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message as it goes over the wire: text and HTML as alternatives, all in 7-bit ASCII, the same
 * input always giving the same bytes.
 *
 * @param headers folded fields, each without its final CRLF
 * @param body lines that end in CRLF
 */
record MimeMessage(String messageId, List<String> headers, String body) {
  private static final String CRLF = "\r\n";

  /** Kept, for finding one goes through the class path. */
  private static final StreamProvider STREAMS = StreamProvider.provider();

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * Writes an e-mail.
   *
   * @throws IllegalArgumentException if something that stands in a header holds a control
   *     character, which could begin a header of its own
   */
  static MimeMessage of(Email email) {
    String boundary = "=_" + email.contactId().toString().replace("-", "");
    String messageId = "<" + email.contactId() + "@" + email.from().domain() + ">";
    List<String> headers = new ArrayList<>();
    headers.add("Date: " + DATE.format(email.date()));
    headers.add("From: " + mailbox(email.from()));
    headers.add("To: <" + email.to() + ">");
    headers.add("Message-ID: " + messageId);
    headers.add("Subject: " + encoded("Subject: ", oneLine(email.subject())));
    headers.add("Feedback-ID: " + email.feedbackId());
    if (email.unsubscribe() != null) {
      headers.add("List-Unsubscribe: " + ways(email.unsubscribe()));
      headers.add("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }
    headers.add("MIME-Version: 1.0");
    headers.add("Content-Type: multipart/alternative;" + CRLF + "\tboundary=\"" + boundary + "\"");
    headers.forEach(MimeMessage::refuseControlCharacters);
    String body =
        part(boundary, "text/plain", email.text())
            + part(boundary, "text/html", email.html())
            + "--"
            + boundary
            + "--"
            + CRLF;
    return new MimeMessage(messageId, List.copyOf(headers), body);
  }

  /** The same message with its signature on top. */
  MimeMessage signedBy(DkimSigner signer, Email email) {
    List<String> signed = new ArrayList<>();
    signed.add(signer.sign(headers, body, email.date()));
    signed.addAll(headers);
    return new MimeMessage(messageId, List.copyOf(signed), body);
  }

  byte[] bytes() {
    return (String.join(CRLF, headers) + CRLF + CRLF + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static String ways(Email.Unsubscribe unsubscribe) {
    String link = "<" + unsubscribe.link() + ">";
    return unsubscribe.mailbox() == null
        ? link
        : link + "," + CRLF + "\t<mailto:" + unsubscribe.mailbox() + "?subject=unsubscribe>";
  }

  private static String mailbox(Email.Mailbox mailbox) {
    try {
      return new InternetAddress(mailbox.address(), oneLine(mailbox.name()), "UTF-8").toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("This Java has no UTF-8.", e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** Text in a header, as RFC 2047 has it when it is not ASCII, folded. */
  private static String encoded(String before, String text) {
    try {
      return MimeUtility.fold(before.length(), MimeUtility.encodeText(text, "UTF-8", null));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("This Java has no UTF-8.", e);
    }
  }

  private static void refuseControlCharacters(String header) {
    String unfolded = header.replace(CRLF + "\t", "").replace(CRLF + " ", "");
    if (unfolded.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "A control or non-ASCII character in the header "
              + header.substring(0, header.indexOf(':')));
    }
  }

  private static String part(String boundary, String type, String content) {
    return "--%s\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n%s\r\n"
        .formatted(boundary, type, quotedPrintable(content.strip().replaceAll("\\R", CRLF)));
  }

  private static String quotedPrintable(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
    try (OutputStream out = STREAMS.outputQP(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }
}
