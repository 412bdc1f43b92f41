package io.assidu.profile.identity;

import static io.assidu.contracts.profile.IdentifierType.ANONYMOUS_ID;
import static io.assidu.contracts.profile.IdentifierType.CUSTOMER_ID;
import static io.assidu.contracts.profile.IdentifierType.DEVICE_ID;
import static io.assidu.contracts.profile.IdentifierType.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.profile.identity.Resolution.Absorbed;
import io.assidu.profile.identity.Resolution.Dropped;
import io.assidu.profile.identity.Resolution.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResolverTest {

  private static final Instant NOW = IdentityModel.NOW;
  private static final UUID OLDER = new UUID(0, 1);
  private static final UUID YOUNGER = new UUID(0, 2);

  private final Resolver resolver = new Resolver(IdentityRules.standard());

  @Test
  void whoever_is_known_by_nothing_is_new() {
    Resolution resolution = resolve(List.of(id(ANONYMOUS_ID, "a")));

    assertThat(resolution.survivor()).isEmpty();
    assertThat(resolution.attached()).containsExactly(id(ANONYMOUS_ID, "a"));
  }

  @Test
  void an_event_with_a_known_and_a_new_identifier_attaches_the_new_one() {
    Resolution resolution =
        resolve(
            List.of(id(ANONYMOUS_ID, "a"), id(EMAIL, "ada@example.com")),
            profile(OLDER, id(ANONYMOUS_ID, "a")));

    assertThat(resolution.survivor()).contains(OLDER);
    assertThat(resolution.attached()).containsExactly(id(EMAIL, "ada@example.com"));
    assertThat(resolution.absorbed()).isEmpty();
  }

  @Test
  void two_profiles_that_one_event_links_become_the_older_one_and_the_proof_is_named() {
    Resolution resolution =
        resolve(
            List.of(id(ANONYMOUS_ID, "a"), id(CUSTOMER_ID, "c1")),
            profile(YOUNGER, id(ANONYMOUS_ID, "a")),
            profile(OLDER, id(CUSTOMER_ID, "c1")));

    assertThat(resolution.survivor()).contains(OLDER);
    assertThat(resolution.absorbed())
        .containsExactly(new Absorbed(YOUNGER, id(ANONYMOUS_ID, "a"), id(CUSTOMER_ID, "c1")));
  }

  @Test
  void the_second_customer_on_a_shared_device_keeps_a_profile_of_their_own() {
    Resolution resolution =
        resolve(
            List.of(id(CUSTOMER_ID, "c2"), id(DEVICE_ID, "tablet")),
            profile(OLDER, id(CUSTOMER_ID, "c1"), id(DEVICE_ID, "tablet")));

    assertThat(resolution.survivor()).isEmpty();
    assertThat(resolution.attached()).containsExactly(id(CUSTOMER_ID, "c2"));
    assertThat(resolution.dropped())
        .containsExactly(new Dropped(id(DEVICE_ID, "tablet"), Reason.LIMIT));
  }

  @Test
  void two_customers_are_never_merged_by_an_address_they_share() {
    Resolution resolution =
        resolve(
            List.of(id(CUSTOMER_ID, "c2"), id(EMAIL, "family@example.com")),
            profile(OLDER, id(CUSTOMER_ID, "c1"), id(EMAIL, "family@example.com")),
            profile(YOUNGER, id(CUSTOMER_ID, "c2")));

    assertThat(resolution.survivor()).contains(YOUNGER);
    assertThat(resolution.absorbed()).isEmpty();
  }

  @Test
  void a_weak_identifier_that_does_no_harm_is_taken_although_a_stronger_one_was_left_aside() {
    Resolution resolution =
        resolve(
            List.of(
                id(CUSTOMER_ID, "c2"), id(EMAIL, "family@example.com"), id(ANONYMOUS_ID, "new")),
            profile(OLDER, id(CUSTOMER_ID, "c1"), id(EMAIL, "family@example.com")));

    assertThat(resolution.attached())
        .containsExactly(id(CUSTOMER_ID, "c2"), id(ANONYMOUS_ID, "new"));
  }

  @Test
  void values_that_many_people_share_identify_nobody() {
    for (String shared : List.of("null", "NULL", "undefined", "anonymous", "-1", "0", "000", " ")) {
      Resolution resolution = resolve(List.of(id(CUSTOMER_ID, shared)));

      assertThat(resolution.survivor()).as(shared).isEmpty();
      assertThat(resolution.attached()).as(shared).isEmpty();
      assertThat(resolution.dropped())
          .as(shared)
          .containsExactly(new Dropped(id(CUSTOMER_ID, shared), Reason.BLOCKED));
    }
  }

  @Test
  void the_sixth_browser_within_a_week_is_left_aside_and_taken_a_week_later() {
    Identifier[] browsers = ids(ANONYMOUS_ID, 5);
    Identifier[] all = Arrays.copyOf(browsers, 6);
    all[5] = id(CUSTOMER_ID, "c1");
    List<Identifier> event = List.of(id(CUSTOMER_ID, "c1"), id(ANONYMOUS_ID, "sixth"));

    Resolution thisWeek = resolve(event, profile(OLDER, all));
    Resolution aWeekLater =
        resolver.resolve(event, List.of(profile(OLDER, all)), NOW.plus(Duration.ofDays(7)));

    assertThat(thisWeek.dropped())
        .containsExactly(new Dropped(id(ANONYMOUS_ID, "sixth"), Reason.LIMIT));
    assertThat(aWeekLater.attached()).containsExactly(id(ANONYMOUS_ID, "sixth"));
  }

  @Test
  void profiles_that_were_split_by_hand_stay_apart() {
    Candidate one =
        new Candidate(OLDER, NOW, Map.of(id(CUSTOMER_ID, "c1"), NOW), 0, Set.of(YOUNGER));
    Candidate other =
        new Candidate(YOUNGER, NOW, Map.of(id(ANONYMOUS_ID, "a"), NOW), 0, Set.of(OLDER));

    Resolution resolution =
        resolver.resolve(
            List.of(id(CUSTOMER_ID, "c1"), id(ANONYMOUS_ID, "a")), List.of(one, other), NOW);

    assertThat(resolution.survivor()).contains(OLDER);
    assertThat(resolution.absorbed()).isEmpty();
    assertThat(resolution.dropped())
        .containsExactly(new Dropped(id(ANONYMOUS_ID, "a"), Reason.SPLIT_BEFORE));
  }

  @Test
  void a_profile_that_absorbed_too_many_absorbs_no_more() {
    Candidate greedy = new Candidate(OLDER, NOW, Map.of(id(CUSTOMER_ID, "c1"), NOW), 100, Set.of());

    Resolution resolution =
        resolver.resolve(
            List.of(id(CUSTOMER_ID, "c1"), id(ANONYMOUS_ID, "a")),
            List.of(greedy, profile(YOUNGER, id(ANONYMOUS_ID, "a"))),
            NOW);

    assertThat(resolution.dropped())
        .containsExactly(new Dropped(id(ANONYMOUS_ID, "a"), Reason.TOO_MANY_MERGES));
  }

  @Test
  void a_profile_that_breaks_today_s_limits_is_still_recognised() {
    Resolution resolution = resolve(List.of(id(EMAIL, "e1")), profile(OLDER, ids(EMAIL, 9)));

    assertThat(resolution.survivor()).isEqualTo(Optional.of(OLDER));
    assertThat(resolution.dropped()).isEmpty();
  }

  private Resolution resolve(List<Identifier> event, Candidate... candidates) {
    return resolver.resolve(event, List.of(candidates), NOW);
  }

  private static Candidate profile(UUID id, Identifier... identifiers) {
    Map<Identifier, Instant> seen =
        Arrays.stream(identifiers).collect(Collectors.toMap(Function.identity(), i -> NOW));
    Instant createdAt = NOW.minusSeconds(100 - id.getLeastSignificantBits());
    return new Candidate(id, createdAt, seen, 0, Set.of());
  }

  private static Identifier[] ids(IdentifierType type, int count) {
    String letter = type.name().substring(0, 1).toLowerCase(Locale.ROOT);
    return IntStream.range(0, count).mapToObj(n -> id(type, letter + n)).toArray(Identifier[]::new);
  }

  private static Identifier id(IdentifierType type, String value) {
    return new Identifier(type, value);
  }
}
