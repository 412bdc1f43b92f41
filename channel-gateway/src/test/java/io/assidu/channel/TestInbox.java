package io.assidu.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/** The mail that has really arrived on the SMTP server of the tests. */
public final class TestInbox {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String api;

  /**
   * Reads an inbox.
   *
   * @param api where its REST API is
   */
  public TestInbox(String api) {
    this.api = api;
  }

  /** A received message: its source, one character a byte, and the same parsed. */
  public record Mail(String source, MimeMessage parsed) {
    public String header(String name) {
      try {
        return String.valueOf(parsed.getHeader(name, null));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The one-click link of List-Unsubscribe. */
    public URI unsubscribeLink() {
      return URI.create(header("List-Unsubscribe").replaceAll("(?s)^<([^>]+)>.*", "$1"));
    }
  }

  /** All mail of a person, oldest first. */
  public List<Mail> of(String address) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(api + "/api/user/" + address + "/messages"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      List<Mail> mails = new ArrayList<>();
      for (JsonNode message : JsonMapper.builder().build().readTree(answer.body())) {
        String source = message.get("mimeMessage").asText();
        mails.add(
            new Mail(
                source,
                new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1)))));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first mail of a person, when it has come. */
  public Mail await(String address) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> of(address), mails -> !mails.isEmpty())
        .getFirst();
  }
}
