package io.assidu.journey.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.assidu.journey.step.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the same person may walk a journey.
 *
 * @param again when they may start once more
 * @param key CEL over the event that starts it (a cart's id): the rule then holds for each value of
 *     it by itself, and later events about another value do not concern the walk. Null means one
 *     rule for the whole person
 */
public record Entry(Again again, @Nullable String key) {

  static final Entry AFTER_EXIT = new Entry(Again.AFTER_EXIT, null);

  /** When a person may start once more. */
  public enum Again {
    @JsonProperty("never")
    NEVER,
    @JsonProperty("afterExit")
    AFTER_EXIT
  }

  List<Expression> expressions() {
    return key == null ? List.of() : List.of(new Expression("/key", Expression.Kind.VALUE, key));
  }
}
