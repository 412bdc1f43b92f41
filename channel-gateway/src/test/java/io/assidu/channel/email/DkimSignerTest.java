package io.assidu.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.channel.StandardCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;

class DkimSignerTest {
  private static final DkimKey KEY = DkimKey.generate("shop.example", "assidu");
  private static final Map<String, String> DNS = Map.of(KEY.dnsName(), KEY.dnsRecord());

  private static String signed(Email email) {
    return new String(
        MimeMessage.of(email).signedBy(new DkimSigner(KEY), email).bytes(),
        StandardCharsets.US_ASCII);
  }

  @Test
  void theVerifierOfTheseTestsAcceptsTheExampleOfRfc6376AppendixA() throws Exception {
    JsonNode vector = StandardCase.read("dkim-1");
    String name = "brisbane._domainkey.example.com";
    List<SignatureRecord> signatures =
        Dkim.verify(
            vector.at("/input/message_crlf").asText(),
            Map.of(name, vector.at("/input/dns/" + name).asText()));
    assertThat(signatures).hasSize(1);
  }

  @Test
  void anotherImplementationAcceptsOurSignature() throws Exception {
    List<SignatureRecord> signatures = Dkim.verify(signed(EmailFixture.email()), DNS);
    assertThat(signatures).hasSize(1);
    assertThat(signatures.getFirst().getDToken()).hasToString("shop.example");
    assertThat(signatures.getFirst().getSelector()).hasToString("assidu");
  }

  @Test
  void theSignatureCoversTheHeadersOfOneClickUnsubscribe() throws Exception {
    List<String> covered =
        Dkim.verify(signed(EmailFixture.email()), DNS).getFirst().getHeaders().stream()
            .map(name -> name.toString().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(covered)
        .contains("list-unsubscribe", "list-unsubscribe-post", "from", "to", "subject", "date")
        .contains("message-id", "content-type", "mime-version", "feedback-id");
  }

  @Test
  void aRelayMayRefoldHeadersAndTouchWhiteSpace() throws Exception {
    String touched =
        signed(EmailFixture.email())
            .replace("MIME-Version: 1.0", "Mime-Version:  \t1.0 ")
            .replaceFirst("To: <", "To:\r\n   <");
    assertThat(Dkim.verify(touched, DNS)).hasSize(1);
  }

  @Test
  void nobodyMayChangeTheUnsubscribeLinkTheBodyOrAddASender() {
    String message = signed(EmailFixture.email());
    assertThatThrownBy(() -> Dkim.verify(message.replace("/u/ttt", "/u/xtt"), DNS))
        .isInstanceOf(FailException.class);
    assertThatThrownBy(() -> Dkim.verify(message.replace("Bonjour", "Bonsoir"), DNS))
        .isInstanceOf(FailException.class);
    assertThatThrownBy(
            () ->
                Dkim.verify(
                    message.replaceFirst("\r\nFrom:", "\r\nFrom: <thief@x.example>\r\nFrom:"), DNS))
        .isInstanceOf(FailException.class);
  }

  @Test
  void theSameMessageIsSignedTheSame() {
    assertThat(signed(EmailFixture.email())).isEqualTo(signed(EmailFixture.email()));
  }

  @Test
  void aKeySurvivesItsWrittenForm() {
    DkimKey read = DkimKey.fromPem("shop.example", "assidu", KEY.toPem());
    assertThat(read.dnsRecord()).isEqualTo(KEY.dnsRecord());
    assertThat(read.bits()).isEqualTo(2048);
    assertThatThrownBy(() -> DkimKey.fromPem("shop.example", "assidu", "nonsense!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PKCS #8");
  }

  @Test
  void aKeyDoesNotPrintItself() {
    assertThat(KEY).hasToString("assidu._domainkey.shop.example");
  }
}
