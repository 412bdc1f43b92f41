package io.assidu.profile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.profile.identity.Resolution.Absorbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every sequence of events, whatever people and devices do. */
class ResolverPropertiesTest {

  /** So wide that nothing is ever left aside, except that there is one customer id a profile. */
  private static final IdentityRules WIDE =
      new IdentityRules(
          IdentityRules.standard().priority(),
          Map.of(
              IdentifierType.EMAIL, new Limit(1000, null),
              IdentifierType.ANONYMOUS_ID, new Limit(1000, Duration.ofDays(7)),
              IdentifierType.DEVICE_ID, new Limit(1000, null),
              IdentifierType.CUSTOMER_ID, new Limit(1, null)),
          Set.of(),
          List.of(),
          1000,
          1000);

  @Provide
  Arbitrary<List<Set<Identifier>>> events() {
    return events(
        IdentifierType.CUSTOMER_ID,
        IdentifierType.EMAIL,
        IdentifierType.DEVICE_ID,
        IdentifierType.ANONYMOUS_ID);
  }

  @Provide
  Arbitrary<List<Set<Identifier>>> eventsWithoutCustomerIds() {
    return events(IdentifierType.EMAIL, IdentifierType.DEVICE_ID, IdentifierType.ANONYMOUS_ID);
  }

  private static Arbitrary<List<Set<Identifier>>> events(IdentifierType... types) {
    Arbitrary<Identifier> identifier =
        Arbitraries.of(types)
            .flatMap(
                type ->
                    Arbitraries.integers()
                        .between(1, 6)
                        .map(n -> new Identifier(type, type.name() + n)));
    return identifier.set().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(30);
  }

  @Property
  void no_profile_ever_has_two_customer_ids(@ForAll("events") List<Set<Identifier>> events) {
    IdentityModel model = taken(IdentityRules.standard(), events);

    assertThat(model.profiles())
        .allSatisfy(
            profile ->
                assertThat(profile.identifiers().keySet())
                    .filteredOn(i -> i.type() == IdentifierType.CUSTOMER_ID)
                    .hasSizeLessThanOrEqualTo(1));
  }

  @Property
  void an_identifier_points_to_one_profile(@ForAll("events") List<Set<Identifier>> events) {
    List<Identifier> all = new ArrayList<>();
    taken(IdentityRules.standard(), events)
        .profiles()
        .forEach(p -> all.addAll(p.identifiers().keySet()));

    assertThat(all).doesNotHaveDuplicates();
  }

  @Property
  void the_same_event_again_changes_nothing(@ForAll("events") List<Set<Identifier>> events) {
    IdentityModel model = new IdentityModel(IdentityRules.standard());
    for (Set<Identifier> event : events) {
      Resolution first = model.take(event);
      Set<Set<Identifier>> after = model.partition();
      Resolution again = model.take(event);

      assertThat(again.absorbed()).isEmpty();
      assertThat(again.attached()).isEmpty();
      assertThat(model.partition()).isEqualTo(after);
      assertThat(first.survivor())
          .satisfiesAnyOf(
              s -> assertThat(s).isEmpty(), s -> assertThat(s).isEqualTo(again.survivor()));
    }
  }

  @Property
  void a_merge_is_always_proved_by_one_event_that_carried_both_identifiers(
      @ForAll("events") List<Set<Identifier>> events) {
    IdentityModel model = new IdentityModel(IdentityRules.standard());
    for (Set<Identifier> event : events) {
      List<Candidate> before = List.copyOf(model.profiles());
      for (Absorbed link : model.take(event).absorbed()) {
        assertThat(event).contains(link.evidence(), link.anchor());
        assertThat(owner(before, link.evidence())).isEqualTo(link.profileId());
        assertThat(owner(before, link.anchor())).isNotEqualTo(link.profileId());
      }
    }
  }

  /**
   * Promised where no rule leaves an identifier aside: who belongs together is then the connected
   * components of the events, in whatever order they come.
   */
  @Property
  void without_conflicts_the_order_of_events_does_not_matter(
      @ForAll("eventsWithoutCustomerIds") List<Set<Identifier>> events, @ForAll long seed) {
    List<Set<Identifier>> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(taken(WIDE, shuffled).partition())
        .isEqualTo(taken(WIDE, events).partition())
        .isEqualTo(components(events));
  }

  @Property
  void the_order_of_identifiers_within_an_event_does_not_matter(
      @ForAll("events") List<Set<Identifier>> events, @ForAll long seed) {
    IdentityModel one = new IdentityModel(IdentityRules.standard());
    IdentityModel other = new IdentityModel(IdentityRules.standard());
    for (Set<Identifier> event : events) {
      List<Identifier> shuffled = new ArrayList<>(event);
      Collections.shuffle(shuffled, new Random(seed));
      one.take(event);
      other.take(shuffled);
    }

    assertThat(one.partition()).isEqualTo(other.partition());
  }

  private static IdentityModel taken(IdentityRules rules, List<Set<Identifier>> events) {
    IdentityModel model = new IdentityModel(rules);
    events.forEach(model::take);
    return model;
  }

  private static Object owner(List<Candidate> profiles, Identifier identifier) {
    return profiles.stream()
        .filter(p -> p.identifiers().containsKey(identifier))
        .map(Candidate::profileId)
        .findFirst()
        .orElseThrow();
  }

  /** The oracle: join what overlaps until nothing does. */
  private static Set<Set<Identifier>> components(List<Set<Identifier>> events) {
    Set<Set<Identifier>> components = new LinkedHashSet<>();
    for (Set<Identifier> event : events) {
      Set<Identifier> joined = new HashSet<>(event);
      Set<Set<Identifier>> apart = new LinkedHashSet<>();
      for (Set<Identifier> component : components) {
        if (Collections.disjoint(component, joined)) {
          apart.add(component);
        } else {
          joined.addAll(component);
        }
      }
      apart.add(joined);
      components = apart;
    }
    return components;
  }
}
