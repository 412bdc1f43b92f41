package io.assidu.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpInboxTest {
  private static final String SOURCE =
      """
      DKIM-Signature: v=1; a=rsa-sha256;
      \tb=c2lnbmF0dXJl
      From: shop@example.com
      To: Ada@example.org
      Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
      Message-ID: <1@example.com>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      Grüße
      .a line that begins with a dot
      """
          .replace("\n", "\r\n");

  @TempDir private Path data;
  private int smtpPort;
  private int apiPort;
  private SmtpInbox inbox;

  @BeforeEach
  void start() throws Exception {
    List<Integer> ports = Ports.free(2);
    smtpPort = ports.get(0);
    apiPort = ports.get(1);
    inbox = new SmtpInbox(new SmtpInbox.Settings(data, smtpPort, apiPort));
    inbox.start();
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  @Test
  void mailForAnybodyIsKeptToTheByteUnderItsRecipient() throws Exception {
    send("Ada@example.org");

    JsonNode messages = get("/api/user/ada@example.org/messages");

    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).get("subject").asText()).isEqualTo("Grüße");
    assertThat(messages.get(0).get("messageId").asText()).isEqualTo("<1@example.com>");
    byte[] source =
        messages.get(0).get("mimeMessage").asText().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new String(source, StandardCharsets.UTF_8).strip()).endsWith(SOURCE.strip());
  }

  @Test
  void eachRecipientSeesOnlyTheirOwnOldestFirst() throws Exception {
    send("ada@example.org");
    send("ben+shop@example.org");
    send("ada@example.org");

    assertThat(get("/api/user/ada@example.org/messages"))
        .extracting(message -> message.get("uid").asLong())
        .containsExactly(1L, 3L);
    assertThat(get("/api/user/ben%2Bshop@example.org/messages")).hasSize(1);
    assertThat(get("/api/user"))
        .extracting(JsonNode::asText)
        .containsExactly("ada@example.org", "ben+shop@example.org");
  }

  @Test
  void nobodyUnknownIsAnError() throws Exception {
    assertThat(get("/api/user/nobody@example.org/messages")).isEmpty();
  }

  @Test
  void mailOutlivesTheServerAndNumbersGoOn() throws Exception {
    send("ada@example.org");
    inbox.close();
    inbox.start();
    send("ada@example.org");

    assertThat(get("/api/user/ada@example.org/messages"))
        .extracting(message -> message.get("uid").asLong())
        .containsExactly(1L, 2L);
  }

  @Test
  void purgeForgetsAll() throws Exception {
    send("ada@example.org");

    HttpRequest purge =
        HttpRequest.newBuilder(api("/api/mail/purge")).POST(BodyPublishers.noBody()).build();
    send(purge);

    assertThat(get("/api/user")).isEmpty();
  }

  private void send(String recipient) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", Server.HOST);
    properties.put("mail.smtp.port", Integer.toString(smtpPort));
    properties.put("mail.smtp.allow8bitmime", "true");
    Session session = Session.getInstance(properties);
    MimeMessage message =
        new MimeMessage(session, new ByteArrayInputStream(SOURCE.getBytes(StandardCharsets.UTF_8)));
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, InternetAddress.parse(recipient));
    }
  }

  private JsonNode get(String path) throws Exception {
    return send(HttpRequest.newBuilder(api(path)).build());
  }

  private URI api(String path) {
    return URI.create("http://%s:%d%s".formatted(Server.HOST, apiPort, path));
  }

  private static JsonNode send(HttpRequest request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response = http.send(request, BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      return JsonMapper.builder().build().readTree(response.body());
    }
  }
}
