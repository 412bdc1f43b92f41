package io.assidu.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/** Makes one attempt to hand a message over, signed for the moment of the attempt. */
final class WebhookSender {

  /** What became of an attempt. */
  enum Result {
    /** The receiver has it. */
    ACCEPTED,
    /** The receiver is not there or busy: try again. */
    LATER,
    /** The receiver will never take it: a wrong secret, a wrong path. */
    REFUSED
  }

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final URI url;
  private final WebhookSignature signature;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookSender(URI url, WebhookSignature signature, Clock clock) {
    this.url = url;
    this.signature = signature;
    this.clock = clock;
  }

  Result send(Webhook webhook) throws InterruptedException {
    long timestamp = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("webhook-id", webhook.id())
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", signature.sign(webhook.id(), timestamp, webhook.body()))
            .POST(BodyPublishers.ofString(webhook.body()))
            .build();
    try {
      return result(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException unreachable) {
      return Result.LATER;
    }
  }

  private static Result result(int status) {
    if (status / 100 == 2) {
      return Result.ACCEPTED;
    }
    boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
    return mayPass ? Result.LATER : Result.REFUSED;
  }

  void close() {
    http.shutdownNow();
  }
}
