package io.assidu.profile.identity;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules by which identifiers are matched: flat matching as Segment's Unify does it, with a
 * priority, limits and blocked values.
 *
 * @param priority strongest first; a type that is not listed never identifies anybody
 * @param limits per type; the default is one {@code customerId} and five of each other
 * @param blocked whole values, in lower case, that many people share ({@code null}, {@code -1})
 * @param blockedPatterns the same as regular expressions over the whole value
 * @param maxMerges how many profiles one profile may have absorbed: beyond it, something is wrong
 *     with a sender
 * @param maxIdentifiers how many identifiers may stand on one profile
 */
public record IdentityRules(
    List<IdentifierType> priority,
    Map<IdentifierType, Limit> limits,
    Set<String> blocked,
    List<Pattern> blockedPatterns,
    int maxMerges,
    int maxIdentifiers) {

  private static final Limit OTHERWISE = new Limit(5, null);

  /** What stands unless a company says otherwise. */
  public static IdentityRules standard() {
    return new IdentityRules(
        List.of(
            IdentifierType.CUSTOMER_ID,
            IdentifierType.LOYALTY_ID,
            IdentifierType.EMAIL,
            IdentifierType.PHONE,
            IdentifierType.DEVICE_ID,
            IdentifierType.ANONYMOUS_ID),
        Map.of(
            IdentifierType.CUSTOMER_ID, new Limit(1, null),
            IdentifierType.ANONYMOUS_ID, new Limit(5, Duration.ofDays(7))),
        Set.of("null", "undefined", "none", "nil", "nan", "anonymous", "guest", "unknown", "-1"),
        List.of(Pattern.compile("0+"), Pattern.compile("[0-]{8,}"), Pattern.compile("\\s*")),
        100,
        1000);
  }

  /** Whether the value can stand for one person. */
  public boolean usable(Identifier identifier) {
    String value = identifier.value();
    return priority.contains(identifier.type())
        && !blocked.contains(value.toLowerCase(Locale.ROOT))
        && blockedPatterns.stream().noneMatch(p -> p.matcher(value).matches());
  }

  /** Strongest first; values decide between two of a type, so that no order of input matters. */
  public Comparator<Identifier> strongestFirst() {
    return Comparator.<Identifier>comparingInt(i -> priority.indexOf(i.type()))
        .thenComparing(Identifier::value);
  }

  Limit limit(IdentifierType type) {
    return limits.getOrDefault(type, OTHERWISE);
  }
}
