package io.assidu.journey.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.assidu.journey.step.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What starts a journey. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Trigger.OnEvent.class, name = "event"),
  @JsonSubTypes.Type(value = Trigger.OnSegment.class, name = "segment")
})
public sealed interface Trigger {

  /** CEL that must hold as well; null means nothing more is asked. */
  @Nullable String where();

  default List<Expression> expressions() {
    return Expression.condition("/where", where());
  }

  /**
   * Something the person did.
   *
   * @param name the event's name
   */
  record OnEvent(String name, @Nullable String where) implements Trigger {}

  /** The person's coming into a segment, or going out of it. */
  record OnSegment(String segment, Crossing on, @Nullable String where) implements Trigger {}

  /** Which way. */
  enum Crossing {
    @JsonProperty("entered")
    ENTERED,
    @JsonProperty("exited")
    EXITED
  }
}
