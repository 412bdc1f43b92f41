package io.assidu.platform.rules;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** A compiled rule: immutable, and safe to use from many threads. */
public final class Rule {

  private final String source;
  private final CelRuntime.Program program;

  Rule(String source, CelRuntime.Program program) {
    this.source = source;
    this.program = program;
  }

  /** The rule as it was written. */
  public String source() {
    return source;
  }

  /** Whether the condition holds. One that asks for what the facts do not have does not hold. */
  public boolean test(Map<String, Object> facts) {
    return answer(facts).filter(Boolean.TRUE::equals).isPresent();
  }

  /**
   * What the formula comes to.
   *
   * @throws IllegalStateException if the facts lack what it asks for, or it comes to no number
   */
  public BigDecimal number(Map<String, Object> facts) {
    Object value = evaluate(facts);
    return switch (value) {
      case Double d -> BigDecimal.valueOf(d);
      case Number n -> new BigDecimal(n.toString());
      default -> throw new IllegalStateException(source + " came to no number");
    };
  }

  /**
   * What the formula comes to; empty if the facts lack what it asks for, or it comes to no finite
   * number.
   */
  public Optional<BigDecimal> numberIfAny(Map<String, Object> facts) {
    return answer(facts)
        .map(
            value ->
                switch (value) {
                  case Double d -> Double.isFinite(d) ? BigDecimal.valueOf(d) : null;
                  case Number n -> new BigDecimal(n.toString());
                  default -> null;
                });
  }

  /**
   * What the expression comes to.
   *
   * @throws IllegalStateException if the facts lack what it asks for
   */
  public Object evaluate(Map<String, Object> facts) {
    return answer(facts)
        .orElseThrow(() -> new IllegalStateException("The facts do not answer " + source));
  }

  /**
   * What the expression comes to; empty if the facts lack what it asks for, or have it in another
   * type.
   */
  public Optional<Object> answer(Map<String, Object> facts) {
    try {
      return Optional.of(program.eval(CelValues.facts(facts)));
    } catch (CelEvaluationException e) {
      if (e.getErrorCode() == CelErrorCode.INTERNAL_ERROR) {
        throw new IllegalStateException("Cannot evaluate " + source, e);
      }
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
