package io.assidu.channel.email;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** An ordinary marketing e-mail, and variations of it. */
final class EmailFixture {
  static final UUID CONTACT = UUID.fromString("0193d5b2-7c00-7000-8000-000000000001");

  private EmailFixture() {}

  static Email email() {
    return with("ada@example.org", "Bienvenue Ada, à bientôt !");
  }

  static Email with(String to, String subject) {
    return new Email(
        CONTACT,
        new Email.Mailbox("Ma Boutique, Élégante", "news@shop.example"),
        to,
        subject,
        "Bonjour Ada,\n\nun œuf coûte 1 €. " + "Très long ".repeat(30) + "\n.\nFrom here\n",
        "<p>Bonjour Ada,</p><p>un œuf coûte 1&nbsp;€.</p>",
        Instant.parse("2026-11-24T08:05:09Z"),
        new Email.Unsubscribe(
            URI.create("https://news.shop.example/u/" + "t".repeat(54)),
            "unsubscribe@shop.example"),
        "welcome:marketing:welcome:assidu");
  }

  static Email withoutUnsubscribe() {
    Email email = email();
    return new Email(
        email.contactId(),
        email.from(),
        email.to(),
        email.subject(),
        email.text(),
        email.html(),
        email.date(),
        null,
        email.feedbackId());
  }
}
