package io.assidu.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who e-mail comes from, and what vouches for it. */
@ConfigMapping(prefix = "assidu.channel.email")
interface EmailConfig {

  /**
   * Address in From. Its domain must be the DKIM domain or below it, for DMARC. Production sets it.
   */
  @WithDefault("news@localhost.localdomain")
  String fromAddress();

  /** Name in From. */
  @WithDefault("Assidu")
  String fromName();

  /** Envelope sender, where bounces go; the From address if not set. */
  Optional<String> bounceAddress();

  /**
   * A mailbox that is read and whose mails are honoured as unsubscribe requests, for the {@code
   * mailto:} form of List-Unsubscribe (RFC 2369). Leave it out when nobody reads it.
   */
  Optional<String> unsubscribeMailbox();

  /** The last part of Feedback-ID: names this sender in Gmail's feedback loop. */
  @WithDefault("assidu")
  String senderId();

  /** The DKIM signature. */
  DkimConfig dkim();

  /** How mail is signed. */
  interface DkimConfig {
    /** The signing domain; the domain of the From address if not set. */
    Optional<String> domain();

    /** Names the key among the domain's: its record stands at {@code <selector>._domainkey}. */
    @WithDefault("assidu")
    String selector();

    /**
     * RSA key of 2048 bits or more in PKCS #8 PEM. Without it, and without {@code generate}, the
     * service does not start.
     */
    Optional<String> privateKey();

    /**
     * Whether to generate a key at the first start and keep it in the database when none is
     * configured. For development and the local stack.
     */
    @WithDefault("false")
    boolean generate();
  }
}
