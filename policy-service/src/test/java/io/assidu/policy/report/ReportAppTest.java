package io.assidu.policy.report;

import static io.assidu.policy.Clients.as;
import static io.assidu.policy.Clients.decide;
import static io.assidu.policy.Clients.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.assidu.policy.Customer;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of the past that no other test lives in, in numbers. */
@QuarkusTest
@WithTestResource(Servers.class)
class ReportAppTest {

  @Inject TestClock clock;

  @Test
  void decisionsAreCountedByWhatIsAskedFor() {
    decideAt("2026-08-05T21:30:00Z", known(Customer.consenting()), 3);
    decideAt("2026-08-05T22:30:00Z", known(Customer.consenting()), 4);

    ValidatableResponse report =
        decisions(
            "from=2026-08-05T00:00:00Z&to=2026-08-07T00:00:00Z&by=day,verdict,reason,channel"
                + "&zone=Europe/Paris");

    report
        .body("decisions", equalTo(7))
        .body("forgone", equalTo(10))
        .body("rows.forgone", equalTo(List.of(0, 0, 10)))
        .body("rows.decisions", equalTo(List.of(3, 3, 1)))
        .body("rows.day", containsInAnyOrder("2026-08-05", "2026-08-06", "2026-08-06"))
        .body("rows[2].verdict", equalTo("suppressed"))
        .body("rows[2].reason", equalTo("cap:3-per-7-days"))
        .body("rows[0].channel", equalTo("email"));
  }

  @Test
  void byNothingThereIsOneRowAndForADayWithoutDecisionsNone() {
    decideAt("2026-08-12T10:00:00Z", known(Customer.consenting()), 2);

    decisions("from=2026-08-12T00:00:00Z&to=2026-08-13T00:00:00Z&by=")
        .body("rows.decisions", equalTo(List.of(2)));
    decisions("from=2026-08-13T00:00:00Z&to=2026-08-14T00:00:00Z&by=journey,purpose")
        .body("decisions", equalTo(0))
        .body("rows.size()", equalTo(0));
  }

  @Test
  void pressureIsAHistogramOfPeople() {
    decideAt("2026-08-26T10:00:00Z", known(Customer.consenting()), 1);
    decideAt("2026-08-26T10:00:00Z", known(Customer.consenting()), 3);

    ValidatableResponse report =
        as("clerk", "policy:read")
            .get("/v1/reports/pressure")
            .then()
            .statusCode(200)
            .body("caps[0].id", equalTo("3-per-7-days"))
            .body("caps[0].peopleAtCap", equalTo(1))
            .body("caps[0].share", greaterThan(0f));

    List<Integer> saturation = report.extract().path("caps[0].saturation");
    assertThat(saturation).hasSize(4);
    assertThat(saturation.subList(1, 4)).containsExactly(1, 0, 1);
    assertThat(saturation.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(report.extract().<Integer>path("caps[0].people"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from=2026-08-05T00:00:00Z&to=2026-08-04T00:00:00Z           | 400 | to
          from=yesterday&to=2026-08-04T00:00:00Z                      | 400 | from
          to=2026-08-04T00:00:00Z                                     | 400 | from
          from=2026-08-05T00:00:00Z&to=2026-08-06T00:00:00Z&by=colour | 400 | by
          from=2026-08-05T00:00:00Z&to=2026-08-06T00:00:00Z&zone=Mars | 400 | zone
          from=2026-01-05T00:00:00Z&to=2026-08-06T00:00:00Z           | 422 | to
          """)
  void whatCannotBeReportedIsNamed(String query, int status, String field) {
    as("clerk", "policy:read")
        .get("/v1/reports/decisions?" + query)
        .then()
        .statusCode(status)
        .body("errors[0].field", equalTo(field));
  }

  private void decideAt(String moment, Customer customer, int times) {
    clock.set(Instant.parse(moment));
    for (int i = 0; i < times; i++) {
      decide(customer, "newsletter");
    }
  }

  private static ValidatableResponse decisions(String query) {
    return as("clerk", "policy:read").get("/v1/reports/decisions?" + query).then().statusCode(200);
  }
}
