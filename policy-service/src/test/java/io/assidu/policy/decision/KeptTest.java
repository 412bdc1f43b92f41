package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.messaging.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptTest {

  /** No member twice. */
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final Instant NOON = Instant.parse("2026-11-25T11:00:00Z");

  private final ContactRequested request =
      new ContactRequested(
          UUID.randomUUID(),
          UUID.randomUUID(),
          7,
          Purpose.MARKETING,
          "newsletter",
          List.of(Channel.EMAIL),
          "campaign-news",
          Map.of("headline", "\"Autumn\" – now"),
          null,
          50,
          new BigDecimal("1E+3"),
          null,
          NOON.plusSeconds(60),
          null,
          NOON);

  private final List<Reason> reasons =
      List.of(
          new Reason("consent", "passed", Map.of("required", true)),
          new Reason("cap:weekly", "passed", Map.of("count", 1, "freeAt", NOON)));

  @Test
  void the_event_is_the_one_of_the_contract() {
    same(decision(Verdict.APPROVED, Channel.EMAIL, null, UUID.randomUUID()));
    same(decision(Verdict.DEFERRED, null, NOON.plusSeconds(5), null));
  }

  private static void same(Decision decision) {
    Kept kept = Kept.of(Contact.after(decision, true, false), decision);
    assertThat(tree(kept.event()))
        .isEqualTo(
            tree(
                EventJson.write(
                    new ContactDecided(
                        decision.decisionId(),
                        decision.contact().contactId(),
                        decision.profileId(),
                        decision.verdict(),
                        decision.channel(),
                        decision.until(),
                        List.copyOf(
                            decision.reasons()), // as plain values, not as they were written
                        decision.policyId(),
                        decision.policyVersion(),
                        decision.consentRecordId(),
                        decision.forgone(),
                        decision.contact(),
                        decision.decidedAt()))));
  }

  private static JsonNode tree(byte[] json) {
    try {
      return STRICT.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Decision decision(
      Verdict verdict, @Nullable Channel channel, @Nullable Instant until, @Nullable UUID consent) {
    return new Decision(
        UUID.randomUUID(),
        request.profileId(),
        request,
        verdict,
        channel,
        until,
        Reasons.of(reasons),
        "default",
        3,
        consent,
        "story",
        NOON);
  }
}
