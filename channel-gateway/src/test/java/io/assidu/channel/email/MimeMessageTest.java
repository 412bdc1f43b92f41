package io.assidu.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MimeMessageTest {

  private static jakarta.mail.internet.MimeMessage parsed(Email email) throws MessagingException {
    return new jakarta.mail.internet.MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(MimeMessage.of(email).bytes()));
  }

  private static @Nullable String header(Email email, String name) throws MessagingException {
    return parsed(email).getHeader(name, null);
  }

  @Test
  void carriesTheHeadersThatMailboxProvidersAskFor() throws MessagingException {
    Email email = EmailFixture.email();
    assertThat(header(email, "Date")).isEqualTo("Tue, 24 Nov 2026 08:05:09 +0000");
    assertThat(header(email, "Message-ID"))
        .isEqualTo("<0193d5b2-7c00-7000-8000-000000000001@shop.example>");
    assertThat(header(email, "Feedback-ID")).isEqualTo("welcome:marketing:welcome:assidu");
    assertThat(header(email, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(header(email, "List-Unsubscribe"))
        .startsWith("<https://news.shop.example/u/t")
        .endsWith("<mailto:unsubscribe@shop.example?subject=unsubscribe>");
    assertThat(parsed(email).getSubject()).isEqualTo("Bienvenue Ada, à bientôt !");
    assertThat(parsed(email).getFrom()[0])
        .hasToString("=?UTF-8?Q?Ma_Boutique=2C_=C3=89l=C3=A9gante?= <news@shop.example>");
  }

  @Test
  void offersTextAndHtmlAsAlternativesInUtf8() throws MessagingException, IOException {
    MimeMultipart parts =
        new MimeMultipart(
            new jakarta.mail.util.ByteArrayDataSource(
                MimeMessage.of(EmailFixture.email()).body(),
                parsed(EmailFixture.email()).getContentType()));
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(
            new String(
                parts.getBodyPart(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("un œuf coûte 1 €")
        .contains("\r\n.\r\nFrom here");
    assertThat(
            new String(
                parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(EmailFixture.email().html());
  }

  @Test
  void isSevenBitInShortLines() {
    String wire =
        new String(MimeMessage.of(EmailFixture.email()).bytes(), StandardCharsets.ISO_8859_1);
    assertThat(wire.chars()).allMatch(c -> c < 127);
    assertThat(wire.split("\r\n", -1)).allMatch(line -> line.length() <= 998); // RFC 5322 §2.1.1
    assertThat(MimeMessage.of(EmailFixture.email()).body().split("\r\n", -1))
        .allMatch(line -> line.length() <= 76); // RFC 2045 §6.7
    assertThat(wire.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void withoutAWayOutThereAreNoListHeaders() throws MessagingException {
    Email email = EmailFixture.withoutUnsubscribe();
    assertThat(header(email, "List-Unsubscribe")).isNull();
    assertThat(header(email, "List-Unsubscribe-Post")).isNull();
  }

  @Test
  void aNameWithALineBreakDoesNotBecomeAHeader() throws MessagingException {
    Email email = EmailFixture.with("ada@example.org", "Hello Ada\r\nBcc: all@example.org\r\n");
    assertThat(header(email, "Bcc")).isNull();
    assertThat(parsed(email).getSubject()).isEqualTo("Hello Ada Bcc: all@example.org");
  }

  @Test
  void anAddressWithALineBreakIsRefused() {
    Email email = EmailFixture.with("ada@example.org>\r\nBcc: <all@example.org", "Hello");
    assertThatThrownBy(() -> MimeMessage.of(email))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header To");
  }

  @Property(tries = 200)
  void noSubjectWhateverAddsAHeader(@ForAll String subject) throws MessagingException {
    Email email = EmailFixture.with("ada@example.org", subject);
    assertThat(MimeMessage.of(email).headers()).hasSize(10);
    assertThat(Collections.list(parsed(email).getAllHeaderLines())).hasSize(10);
  }
}
