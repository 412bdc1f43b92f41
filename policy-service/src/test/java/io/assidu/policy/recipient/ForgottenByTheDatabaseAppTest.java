package io.assidu.policy.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While releases change, a replica of the older one may be who carries out an erasure. */
@QuarkusTest
@WithTestResource(Servers.class)
class ForgottenByTheDatabaseAppTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject UnitOfWork units;

  @Test
  void what_an_older_release_does_not_know_is_forgotten_too() {
    Customer customer =
        Customer.silent()
            .phone("+33612345678")
            .prefers(Map.of("limit", Map.of("count", 1, "window", "week")))
            .entering("new-customers")
            .announced();
    Decided.ask(customer.asks(Purpose.TRANSACTIONAL));
    assertThat(row(customer).getString("preferences")).contains("limit");
    assertThat(row(customer).getString("lifecycle")).contains("new-customers");
    assertThat(row(customer).getArrayOfStrings("phone_countries")).containsExactly("FR");

    units
        .run(
            work ->
                work.query(
                    """
                    update recipient
                    set erased = true, zone = null, country = null, addresses = '{}',
                        consents = '[]', suppressions = '[]', frozen_since = null,
                        frozen_by_merge = null, slots = null
                    where profile_id = $1
                    """,
                    customer.id()))
        .await()
        .atMost(LIMIT);

    Row forgotten = row(customer);
    assertThat(forgotten.getString("preferences")).isNull();
    assertThat(forgotten.getString("lifecycle")).isNull();
    assertThat(forgotten.getArrayOfStrings("phone_countries")).isEmpty();
  }

  @Test
  void with_a_contact_goes_what_was_decided_about_it() {
    Customer customer = Customer.silent().announced();
    ContactDecided decided = Decided.ask(customer.asks(Purpose.TRANSACTIONAL));
    ContactDecided another = Decided.ask(Customer.silent().announced().asks(Purpose.TRANSACTIONAL));
    assertThat(decisions(decided)).isOne();

    units
        .run(work -> work.query("delete from contact where profile_id = $1", customer.id()))
        .await()
        .atMost(LIMIT);

    assertThat(decisions(decided)).isZero();
    assertThat(decisions(another)).isOne();
  }

  private long decisions(ContactDecided decided) {
    return units
        .run(
            work ->
                work.query(
                    "select count(*) from decision where decision_id = $1", decided.decisionId()))
        .map(rows -> rows.iterator().next().getLong(0))
        .await()
        .atMost(LIMIT);
  }

  private Row row(Customer customer) {
    return units
        .run(
            work ->
                work.query(
                    """
                    select preferences::text, lifecycle::text, phone_countries from recipient
                    where profile_id = $1
                    """,
                    customer.id()))
        .map(rows -> rows.iterator().next())
        .await()
        .atMost(LIMIT);
  }
}
