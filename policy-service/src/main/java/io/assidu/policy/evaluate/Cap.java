package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.CapAdjustment;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.LimitBounds;
import io.assidu.policy.document.PreferenceRule;
import io.assidu.policy.recipient.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cap as it holds for one person at one moment.
 *
 * @param rule what it says of everybody
 * @param limit what it says of this person
 * @param adjustedBy the adjustment that made the difference, or {@value ContactPolicy#OWN_LIMIT};
 *     null if none did
 * @param kept how many of the places are for contacts of a higher class
 */
public record Cap(CapRule rule, int limit, Window window, @Nullable String adjustedBy, int kept) {

  /** With all places for everybody. */
  public Cap(CapRule rule, int limit, Window window, @Nullable String adjustedBy) {
    this(rule, limit, window, adjustedBy, 0);
  }

  /** All caps that hold for the person, the one they set themselves last. */
  public static List<Cap> of(ContactPolicy policy, Recipient person, Instant now) {
    return new Personal(policy, person, now).caps();
  }

  /**
   * How far back the person's contacts must be remembered. The same for all of their contacts, so
   * that one does not forget what another needs.
   */
  public static Duration horizon(ContactPolicy policy, Recipient person) {
    Duration policys = policy.horizon();
    return Wishes.limit(policy, person)
        .map(own -> own.window().memory())
        .filter(own -> own.compareTo(policys) > 0)
        .orElse(policys);
  }

  boolean covers(ContactRequested contact, Set<String> countries) {
    return rule.appliesTo().covers(contact, countries);
  }

  Cap keeping(int places) {
    return new Cap(rule, limit, window, adjustedBy, places);
  }

  private record Personal(ContactPolicy policy, Recipient person, Instant now) {

    List<Cap> caps() {
      Optional<CapRule> own = Wishes.limit(policy, person);
      Set<ZoneId> zones = LocalTimes.of(person, policy).zones();
      List<Cap> caps = new ArrayList<>();
      for (CapRule rule : policy.caps()) {
        Optional<CapAdjustment> adjustment = adjustment(rule);
        int limit = adjustment.map(CapAdjustment::limit).orElse(rule.limit());
        int loosened = own.map(wish -> loosened(rule, limit, wish)).orElse(limit);
        caps.add(
            new Cap(
                rule,
                loosened,
                Window.of(rule.window(), zones, now),
                loosened > limit
                    ? ContactPolicy.OWN_LIMIT
                    : adjustment.map(CapAdjustment::id).orElse(null)));
      }
      own.ifPresent(
          rule ->
              caps.add(new Cap(rule, rule.limit(), Window.of(rule.window(), zones, now), null)));
      return List.copyOf(caps);
    }

    private Optional<CapAdjustment> adjustment(CapRule rule) {
      if (rule.adjustments().isEmpty()) {
        return Optional.empty();
      }
      var facts = PersonFacts.of(person, now);
      return rule.adjustments().stream()
          .filter(adjustment -> adjustment.when().holds(facts))
          .findFirst();
    }

    /** Like with like only: five a week in all says nothing about one a day, nor one by SMS. */
    private int loosened(CapRule rule, int limit, CapRule own) {
      PreferenceRule wishes = policy.preferences();
      LimitBounds bounds = rule.bounds();
      if (wishes == null || !wishes.mayLoosen() || bounds == null) {
        return limit;
      }
      boolean alike =
          rule.window().equals(own.window()) && rule.appliesTo().equals(own.appliesTo());
      return alike ? Math.max(limit, Math.min(own.limit(), bounds.most())) : limit;
    }
  }
}
