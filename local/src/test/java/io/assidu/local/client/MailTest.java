package io.assidu.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailTest {
  private static final String TEMPLATE =
      "v=1; a=rsa-sha256; c=relaxed/relaxed; d=shop.example; s=one; h=%s; bh=; b=;";
  private static final String MESSAGE =
      """
      From: News <news@shop.example>
      Subject: =?UTF-8?Q?Th=C3=A9?=
      Message-ID: <1@shop.example>
      List-Unsubscribe: <https://shop.example/u/abc>,
       <mailto:out@shop.example>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click

      Hello
      """
          .replace("\n", "\r\n");

  private static KeyPair keys;

  @BeforeAll
  static void aKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @Test
  void aSignatureOverTheNamedHeadersHolds() throws Exception {
    Mail mail = signed("From:Subject");

    assertThat(mail.isSigned(dns(), "From", "subject")).isTrue();
    assertThat(mail.isSigned(dns(), "From", "List-Unsubscribe")).isFalse();
  }

  @Test
  void whatWasChangedOnTheWayOrHasNoKeyDoesNotHold() throws Exception {
    Mail mail = signed("From:Subject");

    assertThat(new Mail(mail.source().replace("Hello", "Hallo")).isSigned(dns(), "From")).isFalse();
    assertThat(mail.isSigned(Map.of(), "From")).isFalse();
    assertThat(new Mail(MESSAGE).isSigned(dns(), "From")).isFalse();
  }

  @Test
  void headersAreReadUnfoldedAndDecoded() {
    Mail mail = new Mail(MESSAGE);

    assertThat(mail.subject()).isEqualTo("Thé");
    assertThat(mail.messageId()).isEqualTo("<1@shop.example>");
    assertThat(mail.header("List-Unsubscribe"))
        .isEqualTo("<https://shop.example/u/abc>, <mailto:out@shop.example>");
    assertThat(mail.header("X-Missing")).isEmpty();
  }

  @Test
  void oneClickNeedsBothHeaders() {
    assertThat(new Mail(MESSAGE).offersOneClick()).isTrue();
    assertThat(new Mail(MESSAGE.replace("One-Click", "Two")).offersOneClick()).isFalse();
    assertThat(new Mail(MESSAGE.replace("<https://shop.example/u/abc>,", "")).offersOneClick())
        .isFalse();
  }

  private static Mail signed(String headers) throws Exception {
    String signature =
        new DKIMSigner(TEMPLATE.formatted(headers), keys.getPrivate())
            .sign(new ByteArrayInputStream(MESSAGE.getBytes(StandardCharsets.ISO_8859_1)));
    return new Mail(signature + "\r\n" + MESSAGE);
  }

  private static Map<String, String> dns() {
    String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    return Map.of("one._domainkey.shop.example", "v=DKIM1; k=rsa; p=" + key);
  }
}
