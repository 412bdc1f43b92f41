package io.assidu.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers who look at products, one request an event: what most of a shop's events are. Each is
 * resolved, kept and told to every service like any other; no mail comes of it.
 */
final class Views implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final String BODY =
      """
      {"userId":"%s","event":"Product Viewed",
      "properties":{"product_id":"%d","name":"Teapot","price":24.9,"currency":"EUR"}}""";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final SignUps customers;
  private final int known;
  private final URI track;
  private final Thread sender;
  private volatile boolean closed;

  /**
   * Begins at once.
   *
   * @param customers names them; the first view of each makes their profile
   * @param known how many there are
   */
  Views(URI profileService, SignUps customers, int known, Schedule schedule) {
    this.track = profileService.resolve("/v1/track");
    this.customers = customers;
    this.known = known;
    this.sender = Thread.ofPlatform().daemon().name("views").start(() -> send(schedule));
  }

  private void send(Schedule schedule) {
    long start = System.nanoTime();
    for (int number = 0; number < schedule.arrivals() && !closed; number++) {
      long due = start + schedule.dueAfter(number);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      send(number);
    }
  }

  private void send(int number) {
    String body = BODY.formatted(customers.customer(number % known), number % 100);
    HttpRequest request =
        HttpRequest.newBuilder(track)
            .header("Authorization", SignUps.WRITE_KEY)
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    sent.incrementAndGet();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              if (failure != null || answer.statusCode() != OK) {
                refused.incrementAndGet();
              }
            });
  }

  int sent() {
    return sent.get();
  }

  int refusals() {
    return refused.get();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    sender.join();
  }
}
