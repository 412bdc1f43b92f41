package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A month is closed while its last orders still come in. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class BusyCloseAppTest {

  private static final int BUYERS = 120;
  private static final String MONTH = Finance.LAST_MONTH.toString();

  @Test
  void everyOrderIsInTheMonthOrInTheNextAndBothTie() {
    Finance.publish("busy", "MXN");
    List<UUID> buyers = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      UUID buyer = Shop.customer();
      Finance.buy(buyer, "busy-" + buyer, "MXN", 1_000, Finance.LAST_MONTH.atDay(9));
      buyers.add(buyer);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !Finance.journal("busy").getList("items").isEmpty());
    Response closed = await().atMost(Duration.ofSeconds(20)).until(this::close, this::isClosed);

    buyers.forEach(buyer -> Finance.awaitAvailable("busy", buyer, 1_000));
    JsonPath now = Finance.settledPreview("busy", Finance.THIS_MONTH);
    assertThat(now.getList("findings.rule")).containsExactly("period-over");
    assertThat(money(now, "opening")).isEqualByComparingTo(money(closed.jsonPath(), "closing"));
    // 1,000 × 40 ÷ 1,040 each
    assertThat(money(now, "closing")).isEqualByComparingTo(BigDecimal.valueOf(BUYERS * 3846L, 2));
    List<String> lateDays = Finance.journal("busy").getList("items.occurredOn");
    assertThat(lateDays.stream().filter(MONTH.concat("-09")::equals).count())
        .isEqualTo(now.getLong("statement.liability.total.points.issued") / 1_000);
  }

  private Response close() {
    return Finance.close("busy", MONTH);
  }

  /** What waits to be booked may hold up a close; figures that do not tie must never. */
  private boolean isClosed(Response answer) {
    if (answer.statusCode() == 201) {
      return true;
    }
    answer.then().statusCode(409);
    assertThat(answer.jsonPath().getList("errors.rule")).containsExactly("booked");
    return false;
  }

  private static BigDecimal money(JsonPath json, String figure) {
    return Finance.money(json, "statement.liability.total." + figure);
  }
}
