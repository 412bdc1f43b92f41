package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.assidu.contracts.rules.Shape;
import io.assidu.contracts.rules.Shape.Plain;
import io.assidu.contracts.rules.Shape.Struct;
import io.assidu.contracts.rules.Vocabulary;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a person, in CEL. It speaks the suite's vocabulary as far as this service knows
 * people: {@code profile} with what is listed here, and {@code now}; what asks for anything else is
 * refused when the policy is saved. Any other trait belongs into a segment.
 *
 * <p>Written alike is equal.
 */
@Schema(
    type = SchemaType.STRING,
    description = "CEL over `profile` and `now` that is true or false",
    examples = "'vip' in profile.segments")
public final class Condition {

  /** Traits that say where somebody stands as a customer; no other is kept. */
  public static final Set<String> TRAITS =
      Set.of("lifecycle", "createdAt", "orders", "firstOrderAt", "lastOrderAt");

  private static final Set<String> KNOWN = Set.of("segments", "channels", "zone", "country");

  /** Made when the first condition is read: most policies have none. */
  private static final class Language {
    static final RuleLanguage INSTANCE = new RuleLanguage(variables());
  }

  private final String source;
  private final @Nullable Rule rule;
  private final @Nullable String flaw;

  private Condition(String source, @Nullable Rule rule, @Nullable String flaw) {
    this.source = source;
    this.rule = rule;
    this.flaw = flaw;
  }

  /** Never fails: what is wrong with it is its {@link #flaw()}. */
  @JsonCreator
  public static Condition of(String source) {
    try {
      return new Condition(source, Language.INSTANCE.condition(source), null);
    } catch (RuleException e) {
      return new Condition(source, null, "Column " + e.column() + ": " + e.getMessage());
    }
  }

  /**
   * Whether it holds. One that asks for what is not known of the person, or that does not compile,
   * does not.
   */
  public boolean holds(Map<String, Object> facts) {
    return rule != null && rule.test(facts);
  }

  /** Why it does not compile, and in which column. */
  Optional<String> flaw() {
    return Optional.ofNullable(flaw);
  }

  @JsonValue
  @Override
  public String toString() {
    return source;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition condition && condition.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  private static Map<String, Shape> variables() {
    Map<String, Shape> all = Vocabulary.variables();
    Struct profile = (Struct) Objects.requireNonNull(all.get("profile"));
    Map<String, Shape> members =
        profile.members().entrySet().stream()
            .filter(member -> KNOWN.contains(member.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    members.put(
        "traits",
        new Struct(
            "KnownTraits",
            TRAITS.stream().collect(Collectors.toMap(trait -> trait, trait -> Plain.ANY))));
    return Map.of(
        "profile",
        new Struct(profile.name(), members),
        "now",
        Objects.requireNonNull(all.get("now")));
  }
}
