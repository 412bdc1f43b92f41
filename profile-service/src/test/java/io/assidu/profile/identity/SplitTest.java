package io.assidu.profile.identity;

import static io.assidu.contracts.profile.IdentifierType.ANONYMOUS_ID;
import static io.assidu.contracts.profile.IdentifierType.CUSTOMER_ID;
import static io.assidu.contracts.profile.IdentifierType.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.Identifier;
import io.assidu.profile.identity.Split.Later;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final Identifier CUSTOMER = new Identifier(CUSTOMER_ID, "c1");
  private static final Identifier BROWSER = new Identifier(ANONYMOUS_ID, "a1");
  private static final Identifier ADDRESS = new Identifier(EMAIL, "ada@example.com");
  private static final Identifier SECOND_BROWSER = new Identifier(ANONYMOUS_ID, "a2");

  private final Split split = new Split(IdentityRules.standard());

  @Test
  void what_the_absorbed_profile_brought_goes_back() {
    Set<Identifier> back = split.returning(Set.of(BROWSER), Set.of(CUSTOMER, BROWSER), List.of());

    assertThat(back).containsExactly(BROWSER);
  }

  @Test
  void what_came_later_follows_the_company_it_came_in() {
    Set<Identifier> back =
        split.returning(
            Set.of(BROWSER),
            Set.of(CUSTOMER, BROWSER, ADDRESS, SECOND_BROWSER),
            List.of(
                new Later(ADDRESS, List.of(BROWSER, ADDRESS)),
                new Later(SECOND_BROWSER, List.of(CUSTOMER, SECOND_BROWSER))));

    assertThat(back).containsExactlyInAnyOrder(BROWSER, ADDRESS);
  }

  @Test
  void an_event_that_carried_both_sides_stays_with_the_stronger() {
    assertThat(split.follows(List.of(BROWSER, CUSTOMER), Set.of(BROWSER), Set.of(CUSTOMER)))
        .isFalse();
    assertThat(split.follows(List.of(BROWSER, CUSTOMER), Set.of(CUSTOMER), Set.of(BROWSER)))
        .isTrue();
  }
}
