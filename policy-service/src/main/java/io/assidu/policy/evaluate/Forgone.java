package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Verdict;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What contact pressure costs: the value of contacts that were suppressed because there was no
 * room, or none for them. What people or laws forbid is no choice of ours, and costs nothing.
 */
public final class Forgone {

  /** The rules that forgo, as a regular expression that PostgreSQL reads as well. */
  public static final String RULES = "^(cap|arbitration):";

  private static final Pattern PATTERN = Pattern.compile(RULES);

  private Forgone() {}

  /**
   * @param rule the one that decided
   * @param value of the contact, if it has one
   * @return null when nothing is forgone
   */
  public static @Nullable BigDecimal of(Verdict verdict, String rule, @Nullable BigDecimal value) {
    return verdict == Verdict.SUPPRESSED && PATTERN.matcher(rule).find() ? value : null;
  }
}
