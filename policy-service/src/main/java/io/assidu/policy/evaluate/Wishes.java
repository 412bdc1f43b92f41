package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Exemption;
import io.assidu.policy.document.LimitBounds;
import io.assidu.policy.document.PreferenceRule;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people ask of everybody who contacts them, as far as the policy honours it. */
final class Wishes {

  static final String PAUSE = "pause";

  private Wishes() {}

  /** The limit they set themselves, as a cap like any other. */
  static Optional<CapRule> limit(ContactPolicy policy, Recipient person) {
    PreferenceRule rule = policy.preferences();
    Preferences.Limit wish = person.preferences().limit();
    if (rule == null || wish == null) {
      return Optional.empty();
    }
    LimitBounds bounds = rule.bounds();
    int limit = bounds == null ? wish.count() : bounds.nearest(wish.count());
    return Optional.of(
        new CapRule(
            ContactPolicy.OWN_LIMIT,
            limit,
            wish.window(),
            rule.appliesTo(),
            null,
            List.of(),
            null));
  }

  /** Nothing that can wait, until they say they want to hear again. */
  static Finding pause(Question question, List<Channel> channels) {
    PreferenceRule rule = question.policy().preferences();
    Instant until = question.recipient().preferences().pausedUntil();
    if (rule == null || until == null || !falls(question, rule, until)) {
      return new Finding.Pass(Reasons.passed(PAUSE, Map.of("paused", false)), channels);
    }
    Optional<Exemption> exemption = question.exemption();
    if (exemption.isPresent()) {
      return new Finding.Pass(Reasons.exempt(PAUSE, exemption.get().id()), channels);
    }
    Map<String, Object> facts = Map.of("paused", true, "until", until);
    List<Channel> open =
        channels.stream().filter(channel -> !rule.appliesTo().covers(channel)).toList();
    if (!open.isEmpty()) {
      return new Finding.Pass(Reasons.passed(PAUSE, facts), open);
    }
    return switch (rule.whenPaused()) {
      case SUPPRESS -> new Finding.Stop(Reasons.suppressed(PAUSE, facts));
      case DEFER -> new Finding.Wait(Reasons.deferred(PAUSE, facts), until);
    };
  }

  /** Whether the contact would happen within the pause. */
  private static boolean falls(Question question, PreferenceRule rule, Instant until) {
    return question.at().isBefore(until)
        && rule.appliesTo().covers(question.contact(), question.reached().countries());
  }

  /** The same channels, the one they prefer first. */
  static List<Channel> preferredFirst(Question question, List<Channel> channels) {
    Channel preferred = preferred(question);
    return preferred == null || !channels.contains(preferred)
        ? channels
        : Stream.concat(Stream.of(preferred), channels.stream()).distinct().toList();
  }

  static @Nullable Channel preferred(Question question) {
    return question.policy().preferences() == null
        ? null
        : question.recipient().preferences().channel();
  }
}
