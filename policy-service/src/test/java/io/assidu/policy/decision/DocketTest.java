package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.recipient.Lifecycle;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocketTest {

  private static final UUID ANNA = UUID.randomUUID();
  private static final UUID ANNA_BEFORE_THE_MERGE = UUID.randomUUID();
  private static final UUID BELA = UUID.randomUUID();

  private final List<Item> items = new ArrayList<>();

  @Test
  void a_round_holds_one_matter_of_a_person_in_the_order_they_came() {
    about(ANNA, UUID.randomUUID());
    about(ANNA, UUID.randomUUID());
    about(BELA, UUID.randomUUID());
    about(ANNA, UUID.randomUUID());

    assertThat(rounds()).containsExactly(List.of(0, 2), List.of(1), List.of(3));
  }

  @Test
  void who_was_merged_is_one_person_under_both_names() {
    about(ANNA, UUID.randomUUID());
    about(ANNA_BEFORE_THE_MERGE, UUID.randomUUID());

    assertThat(rounds()).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void a_round_holds_a_contact_once_whoever_it_is_said_to_be_for() {
    UUID contact = UUID.randomUUID();
    about(ANNA, contact);
    about(BELA, contact);

    assertThat(rounds()).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void nothing_overtakes_what_waits() {
    UUID contact = UUID.randomUUID();
    about(ANNA, UUID.randomUUID());
    about(ANNA, contact);
    about(BELA, contact);

    assertThat(rounds()).containsExactly(List.of(0), List.of(1), List.of(2));
  }

  private void about(UUID person, UUID contact) {
    items.add(
        new Item(
            items.size(),
            new Matter.Withdrawn(new ContactCancelled(contact, person, "any", Instant.EPOCH)),
            null));
  }

  private List<List<Integer>> rounds() {
    Map<UUID, Recipient> people = new HashMap<>();
    people.put(ANNA, person(ANNA));
    people.put(ANNA_BEFORE_THE_MERGE, person(ANNA));
    people.put(BELA, person(BELA));
    Docket docket = new Docket(items, new Held(people, Map.of()), List.of());
    return docket.rounds().stream()
        .map(round -> round.stream().map(Item::number).toList())
        .toList();
  }

  private static Recipient person(UUID id) {
    return new Recipient(
        id,
        1,
        null,
        null,
        Set.of(),
        Map.of(),
        List.of(),
        List.of(),
        Preferences.none(),
        Lifecycle.unknown(),
        null,
        false,
        null);
  }
}
