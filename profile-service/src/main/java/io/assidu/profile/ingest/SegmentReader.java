package io.assidu.profile.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.Order;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.problem.Violation;
import io.assidu.platform.telemetry.Correlation;
import io.assidu.profile.ProfileError;
import io.assidu.profile.identity.IdentityRules;
import io.assidu.profile.trait.NormalForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calls of Segment's specification (segment.com/docs/connections/spec).
 *
 * <p>A request is taken in whole or refused whole, so that a sender who is told 400 has nothing
 * half done to find out about.
 */
final class SegmentReader {

  /** Segment's own limit for one event. */
  static final int LARGEST_EVENT = 32 * 1024;

  private final IdentityRules rules;
  private final Supplier<String> ids;

  /**
   * @param ids makes a message id for a sender that gives none
   */
  SegmentReader(IdentityRules rules, Supplier<String> ids) {
    this.rules = rules;
    this.ids = ids;
  }

  /** Reads the body of {@code /v1/batch}, whose context and sentAt stand for each that has none. */
  List<Incoming> batch(String source, JsonNode body, Instant receivedAt) {
    List<Violation> violations = new ArrayList<>();
    Fields outer = new Fields(body, "", violations);
    Optional<Instant> sentAt = outer.time("sentAt");
    List<Fields> messages = outer.list("batch");
    if (messages.isEmpty() && violations.isEmpty()) {
      outer.refuse("batch", "required", "A list of at least one event.");
    }
    List<Incoming> events = new ArrayList<>();
    for (Fields message : messages) {
      Message read = new Message(source, message, outer.object("context"), receivedAt);
      read.event(null, sentAt).ifPresent(events::add);
    }
    return accepted(events, violations);
  }

  /** Reads the body of {@code /v1/track} and its like. */
  List<Incoming> single(String source, Kind kind, JsonNode body, Instant receivedAt) {
    List<Violation> violations = new ArrayList<>();
    Fields fields = new Fields(body, "", violations);
    Message read = new Message(source, fields, Fields.empty(), receivedAt);
    return accepted(read.event(kind, Optional.empty()).stream().toList(), violations);
  }

  private static List<Incoming> accepted(List<Incoming> events, List<Violation> violations) {
    if (violations.isEmpty()) {
      return events;
    }
    boolean tooLarge = violations.stream().anyMatch(v -> v.rule().equals("maxSize"));
    ProfileError error = tooLarge ? ProfileError.EVENT_TOO_LARGE : ProfileError.INVALID_EVENT;
    ProblemException problem =
        error.problem(violations.size() == 1 ? "One rule is broken." : "Several rules are broken.");
    violations.forEach(v -> problem.at(v.field(), v.rule(), v.detail()));
    throw problem;
  }

  /** One event while it is read. */
  private final class Message {
    private final String source;
    private final Fields fields;
    private final Fields context;
    private final Fields outerContext;
    private final Instant receivedAt;

    Message(String source, Fields fields, Fields outerContext, Instant receivedAt) {
      this.source = source;
      this.fields = fields;
      this.context = fields.object("context");
      this.outerContext = outerContext;
      this.receivedAt = receivedAt;
    }

    Optional<Incoming> event(@Nullable Kind called, Optional<Instant> outerSentAt) {
      if (fields.json().toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_EVENT) {
        fields.refuse("", "maxSize", "At most 32 KB an event.");
        return Optional.empty();
      }
      Optional<Kind> kind = called == null ? kind() : Optional.of(called);
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      Fields properties = fields.object("properties");
      String name = name(kind.get());
      Map<String, Object> traits = traits();
      List<Identifier> identifiers =
          Identifiers.of(fields, context, traits, country(traits)).stream()
              .filter(rules::usable)
              .sorted(rules.strongestFirst())
              .toList();
      if (identifiers.isEmpty()) {
        fields.refuse(
            "userId", "identifier", "A userId or anonymousId that can stand for one person.");
      }
      @Nullable Order order = SegmentOrder.of(name, properties).orElse(null);
      IngestedEvent event =
          new IngestedEvent(
              fields.text("messageId").orElseGet(ids),
              source,
              kind.get().wireName(),
              name,
              identifiers,
              traits,
              properties.map(),
              Consents.of(context),
              order,
              eventContext(),
              occurredAt(outerSentAt),
              receivedAt);
      return Optional.of(new Incoming(event, correlationId().orElse(null)));
    }

    private Optional<String> correlationId() {
      Optional<String> given = either("correlationId");
      if (given.isPresent() && !Correlation.isAcceptable(given.get())) {
        context.refuse(
            "correlationId", "pattern", "1 to 64 letters, digits and any of . _ : - are taken.");
      }
      return given;
    }

    private Optional<Kind> kind() {
      String given = fields.required("type");
      Optional<Kind> kind = Kind.of(given);
      if (kind.isEmpty() && !given.isEmpty()) {
        fields.refuse("type", "enum", "One of identify, track, page, screen.");
      }
      return kind;
    }

    private String name(Kind kind) {
      return switch (kind) {
        case TRACK -> EventNames.current(fields.required("event"));
        case PAGE, SCREEN -> fields.text("name").orElse(kind.wireName());
        case IDENTIFY -> kind.wireName();
      };
    }

    /** What the event says of the person: {@code context.traits}, overridden by {@code traits}. */
    private Map<String, Object> traits() {
      Map<String, Object> traits = new LinkedHashMap<>(context.object("traits").map());
      traits.putAll(fields.object("traits").map());
      context.object("device").text("token").ifPresent(token -> traits.put("pushToken", token));
      if (traits.get("email") instanceof String raw) {
        NormalForm.email(raw).ifPresent(email -> traits.put("email", email));
      }
      if (traits.get("phone") instanceof String raw) {
        NormalForm.phone(raw, country(traits)).ifPresent(phone -> traits.put("phone", phone));
      }
      return traits;
    }

    private @Nullable String country(Map<String, Object> traits) {
      Object address = traits.get("address") instanceof Map<?, ?> map ? map.get("country") : null;
      Object given = traits.getOrDefault("country", address);
      return given instanceof String text ? NormalForm.country(text).orElse(null) : null;
    }

    private EventContext eventContext() {
      return new EventContext(
          either("ip").orElse(null),
          either("userAgent").orElse(null),
          context.object("device").text("id").orElse(null),
          either("locale").flatMap(NormalForm::locale).orElse(null),
          either("timezone").flatMap(NormalForm::zone).orElse(null),
          context.object("page").text("url").orElse(null));
    }

    private Optional<String> either(String name) {
      return context.text(name).or(() -> outerContext.text(name));
    }

    /**
     * The sender's clock corrected by ours: what it calls {@code sentAt} was {@code receivedAt}.
     * Never later than that.
     */
    private Instant occurredAt(Optional<Instant> outerSentAt) {
      Optional<Instant> said = fields.time("timestamp").or(() -> fields.time("originalTimestamp"));
      Optional<Instant> sentAt = fields.time("sentAt").or(() -> outerSentAt);
      Instant corrected =
          said.map(t -> sentAt.map(s -> receivedAt.minus(Duration.between(t, s))).orElse(t))
              .orElse(receivedAt);
      return corrected.isAfter(receivedAt) ? receivedAt : corrected;
    }
  }
}
