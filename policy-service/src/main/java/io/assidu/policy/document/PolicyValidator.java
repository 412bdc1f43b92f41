package io.assidu.policy.document;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.problem.Violation;
import io.assidu.policy.country.Holidays;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between the parts of a policy. That each part is present and within its own bounds
 * has been seen to by then.
 */
final class PolicyValidator {

  /** A longer one is no jitter but another opening. */
  private static final Duration LONGEST_JITTER = Duration.ofHours(1);

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final List<Violation> flaws = new ArrayList<>();

  private PolicyValidator() {}

  /** Every flaw of the policy, in the order of the document; none means it may be published. */
  static List<Violation> flaws(ContactPolicy policy) {
    PolicyValidator validator = new PolicyValidator();
    validator.check(policy);
    return List.copyOf(validator.flaws);
  }

  /** Every flaw of a scope that stands at {@code field}, in some other document. */
  static List<Violation> flaws(String field, Scope scope) {
    PolicyValidator validator = new PolicyValidator();
    validator.scope(field, scope);
    return List.copyOf(validator.flaws);
  }

  private void check(ContactPolicy policy) {
    zone(policy.zone());
    channels("/channelOrder", policy.channelOrder());
    purposes("/consentRequiredFor", policy.consentRequiredFor());
    purposes("/bounced", policy.bounced());
    purposes("/complained", policy.complained());
    purposes("/frozen", policy.frozen());

    uniqueIds("/exemptions", policy.exemptions().stream().map(Exemption::id).toList());
    each(
        policy.exemptions().size(), i -> exemption("/exemptions/" + i, policy.exemptions().get(i)));
    uniqueIds("/quietHours", policy.quietHours().stream().map(QuietRule::id).toList());
    each(policy.quietHours().size(), i -> quiet("/quietHours/" + i, policy.quietHours().get(i)));
    jitter(policy.jitter());
    uniqueIds("/caps", policy.caps().stream().map(CapRule::id).toList());
    each(policy.caps().size(), i -> cap("/caps/" + i, policy.caps().get(i), policy.arbitration()));
    preferences(policy.preferences());
    arbitration(policy.arbitration());
  }

  private void zone(@Nullable String zone) {
    if (zone == null) {
      return;
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      flaw("/zone", "zone", "\"" + zone + "\" is no IANA time zone");
    }
  }

  private void exemption(String field, Exemption exemption) {
    purposes(field + "/purposes", exemption.purposes());
    if (exemption.purposes().contains(Purpose.MARKETING)) {
      flaw(field + "/purposes", "never-marketing", "marketing is never exempt");
    }
  }

  private void jitter(Duration jitter) {
    if (jitter.isNegative() || jitter.compareTo(LONGEST_JITTER) > 0) {
      flaw("/jitter", "range", "from nothing to an hour");
    }
  }

  private void quiet(String field, QuietRule rule) {
    scope(field + "/appliesTo", rule.appliesTo());
    if (rule.windows().isEmpty() && rule.holidays() == null) {
      flaw(field + "/windows", "required", "windows, holidays, or both");
    }
    if (rule.validFrom() != null
        && rule.validTo() != null
        && rule.validTo().isBefore(rule.validFrom())) {
      flaw(field + "/validTo", "after-valid-from", "it ends before it begins");
    }
    if (rule.holidays() != null) {
      calendars(field + "/appliesTo/countries", rule.appliesTo().countries());
    }
    each(
        rule.windows().size(),
        i -> {
          QuietWindow window = rule.windows().get(i);
          if (window.mixesWeeklyAndDaily()) {
            flaw(
                field + "/windows/" + i,
                "both-days-or-none",
                "either both ends name a week day or neither does");
          } else if (window.from().equals(window.to())) {
            flaw(field + "/windows/" + i, "not-empty", "it ends when it begins");
          }
        });
  }

  private void calendars(String field, List<String> countries) {
    each(
        countries.size(),
        i -> {
          String country = countries.get(i);
          if (COUNTRIES.contains(country) && !Holidays.countries().contains(country)) {
            flaw(field + "/" + i, "calendar", "the holidays of this country are not known here");
          }
        });
  }

  private void cap(String field, CapRule cap, @Nullable Arbitration arbitration) {
    scope(field + "/appliesTo", cap.appliesTo());
    flaws.addAll(CapCheck.flaws(field, cap));
    flaws.addAll(ArbitrationCheck.flaws(field, cap, arbitration));
  }

  private void preferences(@Nullable PreferenceRule rule) {
    if (rule == null) {
      return;
    }
    scope("/preferences/appliesTo", rule.appliesTo());
    LimitBounds bounds = rule.bounds();
    if (bounds != null && bounds.least() > bounds.most()) {
      flaw("/preferences/bounds", "ordered", "the least is more than the most");
    }
  }

  private void arbitration(@Nullable Arbitration arbitration) {
    if (arbitration != null) {
      uniqueIds(
          "/arbitration/classes",
          arbitration.classes().stream().map(PriorityClass::id).toList(),
          "another class has this id");
      flaws.addAll(ArbitrationCheck.flaws(arbitration));
    }
  }

  private void scope(String field, Scope scope) {
    channels(field + "/channels", scope.channels());
    purposes(field + "/purposes", scope.purposes());
    each(
        scope.countries().size(),
        i -> {
          if (!COUNTRIES.contains(scope.countries().get(i))) {
            flaw(field + "/countries/" + i, "country", "no ISO 3166-1 alpha-2 code");
          }
        });
  }

  private void channels(String field, List<Channel> channels) {
    known(field, channels, Channel.UNKNOWN, "no channel of this version");
  }

  private void purposes(String field, List<Purpose> purposes) {
    known(field, purposes, Purpose.UNKNOWN, "no purpose of this version");
  }

  private <T> void known(String field, List<T> values, T unknown, String detail) {
    each(
        values.size(),
        i -> {
          if (values.get(i).equals(unknown)) {
            flaw(field + "/" + i, "known", detail);
          } else if (values.indexOf(values.get(i)) < i) {
            flaw(field + "/" + i, "unique", "named twice");
          }
        });
  }

  private void uniqueIds(String field, List<String> ids) {
    uniqueIds(field, ids, "another rule has this id");
  }

  private void uniqueIds(String field, List<String> ids, String detail) {
    Set<String> seen = new HashSet<>();
    each(
        ids.size(),
        i -> {
          if (!seen.add(ids.get(i))) {
            flaw(field + "/" + i + "/id", "unique", detail);
          }
        });
  }

  private static void each(int size, IntConsumer check) {
    IntStream.range(0, size).forEach(check);
  }

  private void flaw(String field, String rule, String detail) {
    flaws.add(new Violation(field, rule, detail));
  }
}
