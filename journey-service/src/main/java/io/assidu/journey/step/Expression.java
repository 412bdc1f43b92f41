package io.assidu.journey.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CEL text in a journey document.
 *
 * @param pointer where it stands, as a JSON pointer relative to what holds it
 * @param kind what it must give
 */
public record Expression(String pointer, Kind kind, String cel) {

  /** What a CEL text must give. */
  public enum Kind {
    /** True or false. */
    CONDITION,
    /** Any value. */
    VALUE
  }

  /** The same expression seen from further out in the document. */
  public Expression under(String outer) {
    return new Expression(outer + pointer, kind, cel);
  }

  /** The condition that may stand there; none when the author left it out. */
  public static List<Expression> condition(String pointer, @Nullable String cel) {
    return cel == null ? List.of() : List.of(new Expression(pointer, Kind.CONDITION, cel));
  }
}
