package io.assidu.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookQueueTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Clock NOW =
      Clock.fixed(Instant.ofEpochSecond(1_614_265_330L), ZoneOffset.UTC);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger(202);
  private final CountDownLatch doorOpens = new CountDownLatch(1);
  private HttpServer receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/signals", this::receive);
    receiver.start();
  }

  @AfterEach
  void stop() {
    doorOpens.countDown();
    receiver.stop(0);
  }

  @Test
  void deliversInOrderAndSigned() {
    doorOpens.countDown();
    try (WebhookQueue queue = queue(100)) {
      queue.add(new Webhook("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}"));
      queue.add(new Webhook("msg_2", "{}"));

      await().until(() -> received.size() == 2);
    }
    assertThat(received.getFirst())
        .isEqualTo(
            "msg_p5jXN8AQM9LWM0D4loKWxJek 1614265330"
                + " v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= {\"test\": 2432232314}");
    assertThat(received.getLast()).startsWith("msg_2 ");
  }

  @Test
  void triesAgainWhileTheReceiverIsUnwell() {
    doorOpens.countDown();
    status.set(503);
    try (WebhookQueue queue = queue(100)) {
      queue.add(new Webhook("msg_1", "{}"));
      await().until(() -> attempts.get() >= 3);
      status.set(202);

      await().until(() -> received.size() == 1);
      assertThat(queue.dropped()).isZero();
    }
  }

  @Test
  void givesUpWhatTheReceiverRefusesAndGoesOn() {
    doorOpens.countDown();
    status.set(401);
    try (WebhookQueue queue = queue(100)) {
      queue.add(new Webhook("msg_1", "{}"));
      await().until(() -> queue.dropped() == 1);
      status.set(202);
      queue.add(new Webhook("msg_2", "{}"));

      await().until(() -> received.size() == 1);
      assertThat(received.getFirst()).startsWith("msg_2 ");
    }
  }

  @Test
  void dropsAndCountsWhatNoLongerFits() {
    try (WebhookQueue queue = queue(2)) {
      queue.add(new Webhook("msg_1", "{}"));
      await().until(() -> attempts.get() == 1);
      queue.add(new Webhook("msg_2", "{}"));
      queue.add(new Webhook("msg_3", "{}"));
      queue.add(new Webhook("msg_4", "{}"));

      assertThat(queue.dropped()).isEqualTo(1);
      doorOpens.countDown();
      await().until(() -> received.size() == 3);
    }
  }

  private WebhookQueue queue(int capacity) {
    URI url = URI.create("http://localhost:" + receiver.getAddress().getPort() + "/signals");
    return new WebhookQueue(
        new WebhookSender(url, new WebhookSignature(SECRET), NOW), capacity, Duration.ofMillis(5));
  }

  private void receive(HttpExchange exchange) throws IOException {
    attempts.incrementAndGet();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try {
      doorOpens.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    int answer = status.get();
    if (answer == 202) {
      received.add(
          String.join(
              " ",
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body));
    }
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }
}
