package io.assidu.channel.email;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message before it is put into MIME.
 *
 * @param contactId what its Message-ID is made of: a second copy has the same one, and mail clients
 *     show it once
 * @param to a bare address
 * @param subject white space and control characters in it become single spaces
 * @param date when it was approved, so that a second copy is the same to the byte
 * @param unsubscribe the one-click link, if one can unsubscribe from it
 * @param feedbackId what mailbox providers count complaints by
 */
record Email(
    UUID contactId,
    Mailbox from,
    String to,
    String subject,
    String text,
    String html,
    Instant date,
    @Nullable Unsubscribe unsubscribe,
    String feedbackId) {

  /** A name and a bare address. */
  record Mailbox(String name, String address) {
    String domain() {
      return address.substring(address.lastIndexOf('@') + 1);
    }
  }

  /**
   * The ways out that a mail client may offer beside the message.
   *
   * @param link takes a POST: RFC 8058
   * @param mailbox takes an e-mail: RFC 2369; null where nobody would read it
   */
  record Unsubscribe(URI link, @Nullable String mailbox) {}
}
