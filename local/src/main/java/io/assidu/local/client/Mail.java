package io.assidu.local.client;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;

/**
 * A received message.
 *
 * @param source as it came over the wire, one character a byte (ISO 8859-1)
 */
public record Mail(String source) {

  public String subject() {
    return header("Subject");
  }

  /** With its angle brackets. */
  public String messageId() {
    return header("Message-ID");
  }

  /** The header unfolded and decoded, empty if there is none. */
  public String header(String name) {
    try {
      MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(bytes()));
      if ("Subject".equals(name)) {
        String subject = message.getSubject();
        return subject == null ? "" : subject;
      }
      String value = message.getHeader(name, ",");
      return value == null ? "" : value.replaceAll("\\r?\\n[ \\t]+", " ").strip();
    } catch (MessagingException e) {
      throw new IllegalStateException("A message in the inbox cannot be parsed", e);
    }
  }

  /**
   * Whether somebody else's reading of RFC 6376 finds it unchanged since the signer sent it, with
   * all these headers under the signature.
   *
   * @param dns TXT records by name
   */
  public boolean isSigned(Map<String, String> dns, String... headers) throws IOException {
    PublicKeyRecordRetriever keys =
        (method, selector, domain) ->
            List.of(dns.getOrDefault(selector + "._domainkey." + domain, ""));
    try {
      List<SignatureRecord> signatures =
          new DKIMVerifier(keys).verify(new ByteArrayInputStream(bytes()));
      return signatures != null
          && signatures.stream().anyMatch(signature -> covers(signature, List.of(headers)));
    } catch (FailException _) {
      return false;
    }
  }

  private static boolean covers(SignatureRecord signature, List<String> headers) {
    List<String> signed =
        signature.getHeaders().stream()
            .map(header -> header.toString().toLowerCase(Locale.ROOT))
            .toList();
    return headers.stream().allMatch(header -> signed.contains(header.toLowerCase(Locale.ROOT)));
  }

  /** Whether mail clients may offer one click (RFC 8058 §3.1). */
  public boolean offersOneClick() {
    return header("List-Unsubscribe-Post").equals("List-Unsubscribe=One-Click")
        && header("List-Unsubscribe").matches("<https?://[^>]+>.*");
  }

  /** Unsubscribes as mail clients do (RFC 8058 §3.2). */
  public Answer unsubscribe() throws IOException, InterruptedException {
    String header = header("List-Unsubscribe");
    URI link = URI.create(header.substring(header.indexOf('<') + 1, header.indexOf('>')));
    return Client.form(link, "List-Unsubscribe=One-Click");
  }

  private byte[] bytes() {
    return source.getBytes(StandardCharsets.ISO_8859_1);
  }
}
