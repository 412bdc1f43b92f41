package io.assidu.journey.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Goes one way or the other.
 *
 * @param test CEL ({@code if} in the document)
 */
public record Condition(
    String id,
    @JsonProperty("if") String test,
    @JsonProperty("then") String whenTrue,
    @JsonProperty("else") String whenFalse)
    implements Step {

  @Override
  public List<Target> targets() {
    return List.of(new Target("/then", whenTrue), new Target("/else", whenFalse));
  }

  @Override
  public List<Expression> expressions() {
    return Expression.condition("/if", test);
  }
}
