package io.assidu.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many attempts at once, as a script makes them. */
@QuarkusTest
@WithTestResource(Servers.class)
class RaceAppTest {

  @Inject World world;
  @Inject TestClock clock;

  @Test
  void ofManyAttemptsAtOnceExactlyOneIsTheFirst() throws Exception {
    Customer customer = world.customer();
    Keycloak.reports("loginSucceeded", customer, Place.HOME, clock.instant());
    Keycloak.reports("emailChanged", customer, Place.ABROAD, clock.instant());

    List<String> actions =
        atOnce(
            16,
            () ->
                customer.redeems(800, 800, Place.ABROAD).statusCode(200).extract().path("action"));

    assertThat(actions).containsOnlyOnce("challenge").filteredOn("freeze"::equals).hasSize(15);
    assertThat(
            KafkaProbe.all(Topics.FRAUD_ALERTS).stream()
                .map(event -> event.data())
                .filter(AccountFrozen.class::isInstance)
                .filter(alert -> alert.profileId().equals(customer.profileId())))
        .hasSize(1);
  }

  @Test
  void theSameRedemptionAskedAboutManyTimesAtOnceIsAssessedOnce() throws Exception {
    Customer customer = world.customer();
    String reference = UUID.randomUUID().toString();

    List<String> ids =
        atOnce(
            16,
            () ->
                customer
                    .redeems(10, 20, Place.HOME, "silver", reference)
                    .statusCode(200)
                    .extract()
                    .path("assessmentId"));

    assertThat(ids).containsOnly(ids.getFirst());
    customer.risk().body("assessments.size()", equalTo(1));
  }

  private static List<String> atOnce(int times, Callable<String> attempt) throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(times)) {
      List<Future<String>> answers =
          callers.invokeAll(Stream.generate(() -> attempt).limit(times).toList());
      List<String> results = new ArrayList<>();
      for (Future<String> answer : answers) {
        results.add(answer.get());
      }
      return results;
    }
  }
}
