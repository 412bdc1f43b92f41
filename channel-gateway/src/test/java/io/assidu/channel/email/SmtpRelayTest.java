package io.assidu.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.channel.delivery.HandoverResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpRelayTest {
  private ScriptedSmtpServer server;
  private SmtpRelay relay;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedSmtpServer.start(0);
    relay = new SmtpRelay(new Config(server.port(), Duration.ofMinutes(1)));
  }

  @AfterEach
  void stop() throws IOException {
    relay.closeAll();
    server.close();
  }

  private HandoverResult send() {
    return send("ada@example.org");
  }

  private HandoverResult send(String to) {
    return relay.send(
        MimeMessage.of(EmailFixture.with("ada@example.org", "Hello")), "bounces@shop.example", to);
  }

  @Test
  void handsTheVeryBytesOver() {
    HandoverResult result = send();
    assertThat(result)
        .isEqualTo(
            new HandoverResult.Accepted(
                "<0193d5b2-7c00-7000-8000-000000000001@shop.example>", null, "250 2.0.0 queued"));
    assertThat(server.messages())
        .containsExactly(
            new String(
                MimeMessage.of(EmailFixture.with("ada@example.org", "Hello")).bytes(),
                StandardCharsets.US_ASCII));
  }

  @Test
  void keepsItsConnectionOpen() {
    IntStream.range(0, 5)
        .forEach(i -> assertThat(send()).isInstanceOf(HandoverResult.Accepted.class));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void sendsOverSeveralConnectionsAtOnceAndNoMoreThanAllowed() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HandoverResult>> all =
          IntStream.range(0, 100).mapToObj(i -> threads.submit(() -> send())).toList();
      for (Future<HandoverResult> one : all) {
        assertThat(one.get()).isInstanceOf(HandoverResult.Accepted.class);
      }
    }
    assertThat(server.messages()).hasSize(100);
    assertThat(server.connections()).isBetween(1, 4);
  }

  @Test
  void aConnectionThatTheServerHungUpOnCostsNoAttempt() {
    send();
    server.hangUp();
    assertThat(send()).isInstanceOf(HandoverResult.Accepted.class);
    assertThat(server.messages()).hasSize(2);
  }

  @Test
  void aRestedConnectionIsAskedFirst() {
    relay = new SmtpRelay(new Config(server.port(), Duration.ZERO));
    send();
    server.hangUp();
    assertThat(send()).isInstanceOf(HandoverResult.Accepted.class);
  }

  @Test
  void aPersonWhoIsNotThereBouncesAndTheConnectionGoesOn() {
    server.answers("RCPT", "550 5.1.1 <ada@example.org> unknown");
    assertThat(send()).isEqualTo(new HandoverResult.Bounced("550 5.1.1 <address> unknown"));
    server.answers(command -> null);
    assertThat(send()).isInstanceOf(HandoverResult.Accepted.class);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aRefusalThatCanPassIsForLater() {
    server.answers("RCPT", "450 4.2.0 greylisted");
    assertThat(send()).isEqualTo(new HandoverResult.Later("450 4.2.0 greylisted", null));
    server.answers("MAIL", "421 4.3.2 closing");
    assertThat(send()).isEqualTo(new HandoverResult.Later("421 4.3.2 closing", null));
    server.answers(ScriptedSmtpServer.DOT, "451 4.3.0 disk full");
    assertThat(send()).isEqualTo(new HandoverResult.Later("451 4.3.0 disk full", null));
  }

  @Test
  void aRefusedMessageFailsAndDoesNotBounce() {
    server.answers(ScriptedSmtpServer.DOT, "554 5.7.1 looks like spam");
    assertThat(send()).isEqualTo(new HandoverResult.Failed("554 5.7.1 looks like spam"));
    server.answers("DATA", "554 5.5.1 no");
    assertThat(send()).isEqualTo(new HandoverResult.Failed("554 5.5.1 no"));
  }

  @Test
  void aConnectionLostBeforeTheDotWasCertainlyNotSent() {
    server.answers("DATA", ScriptedSmtpServer.HANG_UP);
    assertThat(send())
        .isEqualTo(new HandoverResult.Later("connection lost before the final dot", null));
  }

  @Test
  void aConnectionLostAfterTheDotMayHaveBeen() {
    server.answers(ScriptedSmtpServer.DOT, ScriptedSmtpServer.HANG_UP);
    assertThat(send()).isEqualTo(new HandoverResult.Unknown("connection lost after the final dot"));
    assertThat(server.messages()).hasSize(1);
  }

  @Test
  void anUnknownHandoverOverAKeptConnectionIsNotRepeatedBehindOurBack() {
    send();
    server.answers(ScriptedSmtpServer.DOT, ScriptedSmtpServer.HANG_UP);
    assertThat(send()).isInstanceOf(HandoverResult.Unknown.class);
    assertThat(server.messages()).hasSize(2);
  }

  @Test
  void aServerThatIsDownIsForLater() throws IOException {
    server.close();
    assertThat(send())
        .isEqualTo(new HandoverResult.Later("the SMTP relay cannot be reached", null));
  }

  @Test
  void anAddressThatWouldEndItsLineReachesNobody() {
    assertThat(send("ada@example.org>\r\nRCPT TO:<all@example.org"))
        .isEqualTo(new HandoverResult.Bounced("not an e-mail address"));
    assertThat(server.messages()).isEmpty();
  }

  private record Config(int port, Duration checkAfter) implements SmtpConfig {
    @Override
    public String host() {
      return "127.0.0.1";
    }

    @Override
    public Tls tls() {
      return Tls.NONE;
    }

    @Override
    public Optional<String> user() {
      return Optional.empty();
    }

    @Override
    public Optional<String> password() {
      return Optional.empty();
    }

    @Override
    public int connections() {
      return 4;
    }

    @Override
    public int messagesPerConnection() {
      return 1_000;
    }

    @Override
    public Duration idleTimeout() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration replyTimeout() {
      return Duration.ofSeconds(5);
    }
  }
}
