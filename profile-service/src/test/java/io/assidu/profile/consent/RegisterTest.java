package io.assidu.profile.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.profile.profile.LatestWord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Evidence EVIDENCE = new Evidence("shop", null, Map.of("ip", "192.0.2.1"));

  private long ids;

  @Test
  void a_record_names_what_stood_before_it() {
    List<ConsentRecord> first = record(List.of(), said(null, ConsentStatus.GRANTED), NOON);
    List<ConsentRecord> second =
        record(states(first), said(null, ConsentStatus.WITHDRAWN), NOON.plusSeconds(1));

    assertThat(first.getFirst().previous()).isNull();
    assertThat(second.getFirst().previous()).isEqualTo(ConsentStatus.GRANTED);
    assertThat(second.getFirst().evidence()).containsEntry("ip", "192.0.2.1");
  }

  @Test
  void a_no_to_the_whole_is_a_no_to_each_part_that_was_granted() {
    List<ConsentState> standing =
        LatestWord.of(
            states(record(List.of(), said("newsletter", ConsentStatus.GRANTED), NOON)),
            states(record(List.of(), said("offers", ConsentStatus.DENIED), NOON)));

    List<ConsentRecord> records =
        record(standing, said(null, ConsentStatus.WITHDRAWN), NOON.plusSeconds(1));

    assertThat(records).extracting(ConsentRecord::topic).containsExactly(null, "newsletter");
  }

  @Test
  void a_yes_to_the_whole_does_not_take_back_a_no_to_a_part() {
    List<ConsentState> standing =
        states(record(List.of(), said("offers", ConsentStatus.DENIED), NOON));

    List<ConsentRecord> records =
        record(standing, said(null, ConsentStatus.GRANTED), NOON.plusSeconds(1));

    assertThat(records).extracting(ConsentRecord::topic).containsExactly((String) null);
  }

  @Test
  void of_a_yes_and_a_no_at_the_same_instant_the_no_stands() {
    List<ConsentState> yes = states(record(List.of(), said(null, ConsentStatus.GRANTED), NOON));
    List<ConsentState> no = states(record(List.of(), said(null, ConsentStatus.DENIED), NOON));

    assertThat(LatestWord.of(yes, no)).isEqualTo(LatestWord.of(no, yes)).isEqualTo(no);
  }

  @Test
  void what_was_said_earlier_but_heard_later_does_not_stand() {
    List<ConsentState> withdrawn =
        states(record(List.of(), said(null, ConsentStatus.WITHDRAWN), NOON));
    List<ConsentState> late =
        states(record(withdrawn, said(null, ConsentStatus.GRANTED), NOON.minusSeconds(60)));

    assertThat(LatestWord.of(withdrawn, late)).isEqualTo(withdrawn);
  }

  private List<ConsentRecord> record(List<ConsentState> standing, ConsentGiven given, Instant at) {
    return Register.records(standing, List.of(given), EVIDENCE, at, at, () -> new UUID(0, ids++));
  }

  private static ConsentGiven said(@Nullable String topic, ConsentStatus status) {
    return new ConsentGiven(Purpose.MARKETING, Channel.EMAIL, topic, status, "notice-1", "form");
  }

  private static List<ConsentState> states(List<ConsentRecord> records) {
    return records.stream().map(ConsentRecord::state).toList();
  }
}
