package io.assidu.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileMerged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

  private static final UUID ID = UUID.fromString("0193563a-9d00-7c39-8a5e-000000000001");
  private static final UUID PROFILE = UUID.fromString("0193563a-9d00-7c39-8a5e-000000000002");
  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
  private static final ProfileMerged MERGED =
      new ProfileMerged(ID, PROFILE, 7, ID, IdentifierType.EMAIL, AT);
  private static final String CHANGED =
      """
      {"profileId":"%s","version":1,"identifiers":[],"traits":{"name":"A"},"contactPoints":[],
       "segments":["vip"],"locale":"fr","at":"2026-11-24T10:00:00Z","consents":[]}"""
          .formatted(PROFILE);
  private static final String TYPE = "io.assidu.profile.merged.v1";

  @Test
  void whatIsWrittenIsReadAgain() {
    Event<ProfileChange> event = read(headers(), EventJson.text(MERGED));

    assertThat(event.id()).isEqualTo(ID);
    assertThat(event.subject()).isEqualTo(PROFILE.toString());
    assertThat(event.correlationId()).isEqualTo("story-1");
    assertThat(event.data()).isEqualTo(MERGED);
  }

  @Test
  void aNewerPublishersFieldsAndValuesAreTolerated() {
    String newer =
        EventJson.text(MERGED).replace("\"email\"", "\"faceId\"").replace("{", "{\"added\":1,");

    assertThat(((ProfileMerged) read(headers(), newer).data()).evidence())
        .isEqualTo(IdentifierType.UNKNOWN);
  }

  @Test
  void aNewerPublishersTypeIsPassedOver() {
    Map<String, String> headers = headers();
    headers.put("ce_type", "io.assidu.profile.reincarnated.v1");

    assertThat(CloudEvents.read(record(headers, "{}"), Topics.PROFILE_CHANGES)).isNull();
  }

  @Test
  void anIdOfAForeignKindStaysTheSameId() {
    Map<String, String> headers = headers();
    headers.put("ce_id", "order-727");

    assertThat(read(headers, EventJson.text(MERGED)).id())
        .isEqualTo(read(headers, EventJson.text(MERGED)).id())
        .isNotEqualTo(ID);
  }

  @Test
  void aMissingFieldIsNamedByItsPointer() {
    Map<String, String> headers = headers();
    headers.put("ce_type", "io.assidu.profile.changed.v1");
    String consentWithoutStatus =
        """
        {"profileId":"%s","version":1,"identifiers":[],"traits":{},"contactPoints":[],"segments":[],
         "at":"2026-11-24T10:00:00Z",
         "consents":[{"recordId":"%s","purpose":"marketing","channel":"email","since":"2026-11-24T10:00:00Z"}]}"""
            .formatted(PROFILE, ID);

    assertThatThrownBy(() -> read(headers, consentWithoutStatus))
        .isInstanceOf(BadRecord.class)
        .hasMessage("required field missing: /consents/0/status");
    assertThat(Topics.PROFILE_CHANGES.types()).contains(ProfileChanged.class);
  }

  @Test
  void whatNoDatabaseCanHoldIsRefusedByItsPointer() {
    String merged = EventJson.text(MERGED);

    assertThatThrownBy(() -> read(headers(), merged.replace("2026-11-24T", "+1000000000-11-24T")))
        .isInstanceOf(BadRecord.class)
        .hasMessageEndingWith("/at (date-time)");
    assertThatThrownBy(() -> read(changed(), CHANGED.replace("fr", "f\\u0000r")))
        .isInstanceOf(BadRecord.class)
        .hasMessageEndingWith("/locale (no-nul)");
    assertThatThrownBy(() -> read(changed(), CHANGED.replace("A", "\\u0000")))
        .isInstanceOf(BadRecord.class)
        .hasMessageEndingWith("/traits/name (no-nul)");
    assertThatThrownBy(() -> read(changed(), CHANGED.replace("[\"vip\"]", "[null]")))
        .isInstanceOf(BadRecord.class)
        .hasMessage("required item missing: /segments/0");
    assertThat(read(changed(), CHANGED).data()).isInstanceOf(ProfileChanged.class);
  }

  @Test
  void aReasonNamesFieldsAndNeverData() {
    String secret = EventJson.text(MERGED).replace("7", "\"ada@example.com\"");

    assertThatThrownBy(() -> read(headers(), secret))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("/")
        .hasMessageNotContaining("ada@");
    assertThatThrownBy(() -> read(headers(), "{ada@example.com"))
        .isInstanceOf(BadRecord.class)
        .hasMessageNotContaining("ada@");
  }

  @Test
  void aRecordWithoutTheHeadersIsNoEvent() {
    assertThatThrownBy(() -> read(new HashMap<>(), "{}"))
        .isInstanceOf(BadRecord.class)
        .hasMessage("header missing: ce_type");
  }

  private static Event<ProfileChange> read(Map<String, String> headers, String json) {
    Event<ProfileChange> event = CloudEvents.read(record(headers, json), Topics.PROFILE_CHANGES);
    return java.util.Objects.requireNonNull(event);
  }

  private static Map<String, String> headers() {
    return new HashMap<>(
        CloudEvents.headers(ID, TYPE, "test", PROFILE.toString(), AT, "story-1", null));
  }

  private static Map<String, String> changed() {
    Map<String, String> headers = headers();
    headers.put("ce_type", "io.assidu.profile.changed.v1");
    return headers;
  }

  private static ConsumerRecord<String, byte[]> record(Map<String, String> headers, String json) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(
            Topics.PROFILE_CHANGES.name(),
            0,
            0,
            PROFILE.toString(),
            json.getBytes(StandardCharsets.UTF_8));
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
