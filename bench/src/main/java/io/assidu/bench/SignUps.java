package io.assidu.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;

/** New customers who sign up and agree to be written to: each one's welcome mail is one arrival. */
final class SignUps {
  /** Each tells who somebody is, and that they signed up. */
  static final int EVENTS = 2;

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NOON = 12;
  private static final String DOMAIN = "@load.example";

  /** Of the shop on the local stack: {@code local-shop-write-key}. */
  static final String WRITE_KEY = "Basic bG9jYWwtc2hvcC13cml0ZS1rZXk6";

  private static final String BODY =
      """
      {"batch":[{"type":"identify","userId":"%1$s","traits":{"email":"%1$s%2$s","firstName":"Ada"},
      "context":{"locale":"fr-FR","timezone":"%3$s",
      "consent":[{"purpose":"marketing","channel":"email","status":"granted","method":"form"}]}},
      {"type":"track","userId":"%1$s","event":"Signed Up"}]}""";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI batch;
  private final String run;
  private final String zone;

  /**
   * @param profileService its address, without a path
   * @param run tells the customers of one run from those of another
   */
  SignUps(URI profileService, String run, Clock clock) {
    this.batch = profileService.resolve("/v1/batch");
    this.run = run;
    this.zone = zoneAtNoon(clock);
  }

  /** The id of a customer, which is also the correlation id of what follows. */
  String customer(int number) {
    return "%s-%d".formatted(run, number);
  }

  /** Whose mail it is, or -1 for none of ours. */
  int numberOf(String recipient) {
    String prefix = run + "-";
    return recipient.startsWith(prefix) && recipient.endsWith(DOMAIN)
        ? Integer.parseInt(
            recipient.substring(prefix.length(), recipient.length() - DOMAIN.length()))
        : -1;
  }

  /** Sends each when it is due, whatever has become of those before it. */
  void send(Schedule schedule, Sent sent) {
    long start = System.nanoTime();
    for (int number = 0; number < sent.arrivals(); number++) {
      long due = start + schedule.dueAfter(number);
      sent.due(number, due);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      send(number, sent);
    }
  }

  private void send(int number, Sent sent) {
    String customer = customer(number);
    HttpRequest request =
        HttpRequest.newBuilder(batch)
            .header("Authorization", WRITE_KEY)
            .header("Content-Type", "application/json")
            .header("X-Correlation-Id", customer)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(BODY.formatted(customer, DOMAIN, zone)))
            .build();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && answer.statusCode() == OK) {
                sent.answered(number, System.nanoTime());
              } else {
                sent.refused();
              }
            });
  }

  /** The customers live where it is about noon, so that no quiet hours hold their mail up. */
  static String zoneAtNoon(Clock clock) {
    int ahead = NOON - clock.instant().atOffset(ZoneOffset.UTC).getHour();
    return "Etc/GMT%+d".formatted(-ahead); // POSIX counts west of Greenwich
  }
}
