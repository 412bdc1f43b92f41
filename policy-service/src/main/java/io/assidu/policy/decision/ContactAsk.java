package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.platform.problem.ProblemException;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a contact: may it happen, when, on which channel? */
@Schema(
    name = "ContactAsk",
    examples =
        """
        {"profileId": "0198d0c0-6a51-7c3e-9a0b-1f2e3d4c5b6a", "purpose": "marketing",
         "topic": "newsletter", "channels": ["email"], "template": "campaign-news",
         "parameters": {"headline": "Autumn"}, "sendAt": "2026-11-29T22:00:00Z"}
        """)
record ContactAsk(
    @Schema(
            description =
                "Your own id of the contact, if you have one: the same contact is decided once."
                    + " Otherwise it follows from the Idempotency-Key.")
        @Nullable UUID contactId,
    @NotNull UUID profileId,
    @Schema(description = "The profile version you know; an older one here is refused.")
        @Nullable
        @PositiveOrZero
        Long profileVersion,
    @NotNull Purpose purpose,
    @Schema(description = "A subject within the purpose, for consent and caps.")
        @Nullable
        @Size(min = 1, max = 100)
        String topic,
    @Schema(description = "Channels allowed, in your order; empty leaves it to the policy.")
        @Nullable
        @Size(max = 6)
        List<@NotNull Channel> channels,
    @Schema(description = "The template channel-gateway is to send; needed if it is to send.")
        @Nullable
        @Size(min = 1, max = 100)
        String template,
    @Nullable @Size(max = 100) Map<String, Object> parameters,
    @Schema(description = "Who comes first when places are few; 50 if left out.")
        @Nullable
        @Min(0)
        @Max(100)
        Integer priority,
    @Schema(description = "Expected worth in the company's currency.")
        @Nullable
        @DecimalMin("0")
        @Digits(integer = ContactRules.VALUE_INTEGER, fraction = ContactRules.VALUE_FRACTION)
        BigDecimal value,
    @Schema(description = "Not before this instant.") @Nullable Instant sendAt,
    @Schema(description = "Worthless after this instant.") @Nullable Instant expiresAt,
    @Schema(description = "An address to use instead of the profile's own.")
        @Nullable ContactPoint recipient) {

  private static final int MIDDLING = 50;
  private static final String OWN_MEANS = "none";

  /**
   * @param derivedId the contact's id, if the asker gives none
   * @param deliver whether channel-gateway is to send it
   * @throws ProblemException if the parts do not go together
   */
  ContactRequested request(UUID derivedId, boolean deliver, Instant now) {
    ProblemException problem = ContactRules.broken();
    ContactRequested request = request(derivedId, deliver, now, problem, "");
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return request;
  }

  /**
   * The same, but what does not go together is noted on the problem.
   *
   * @param at where this stands in the body, as a JSON pointer
   */
  ContactRequested request(
      UUID derivedId, boolean deliver, Instant now, ProblemException problem, String at) {
    ContactRequested request = unchecked(derivedId, now);
    ContactRules.check(problem, at, request);
    check(problem, at, deliver, now);
    return request;
  }

  /** The same, whether or not the parts go together. */
  ContactRequested unchecked(UUID derivedId, Instant now) {
    return new ContactRequested(
        contactId == null ? derivedId : contactId,
        profileId,
        profileVersion == null ? 0 : profileVersion,
        purpose,
        topic,
        channels == null ? List.of() : channels,
        template == null ? OWN_MEANS : template,
        parameters == null ? Map.of() : parameters,
        null,
        priority == null ? MIDDLING : priority,
        value,
        sendAt,
        expiresAt,
        recipient,
        now);
  }

  private void check(ProblemException problem, String at, boolean deliver, Instant now) {
    if (purpose == Purpose.UNKNOWN) {
      problem.at(at + "/purpose", "known", "One of marketing, service, transactional, security.");
    }
    if (channels != null && channels.contains(Channel.UNKNOWN)) {
      problem.at(
          at + "/channels/" + channels.indexOf(Channel.UNKNOWN),
          "known",
          "Any of email, sms, push, inApp, webhook, agentTask.");
    }
    if (deliver && template == null) {
      problem.at(at + "/template", "required", "Name the template that is to be sent.");
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      problem.at(at + "/expiresAt", "future", "It is worthless already.");
    } else if (expiresAt != null && sendAt != null && !expiresAt.isAfter(sendAt)) {
      problem.at(at + "/expiresAt", "after-send-at", "It is worthless before it may be sent.");
    }
  }
}
