package io.assidu.journey.document;

import io.assidu.journey.step.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journey is for. Once it happens the walk ends at once, and messages that have not gone out
 * are called off.
 *
 * @param event the event's name
 * @param where CEL over the event; null means any event of that name
 */
public record Goal(String event, @Nullable String where) {

  List<Expression> expressions() {
    return Expression.condition("/where", where);
  }
}
