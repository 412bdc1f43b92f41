package io.assidu.journey.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One node of a journey's graph. Its id is stable across the versions of the journey. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = WaitForEvent.class, name = "waitForEvent"),
  @JsonSubTypes.Type(value = Condition.class, name = "condition"),
  @JsonSubTypes.Type(value = Split.class, name = "split"),
  @JsonSubTypes.Type(value = Message.class, name = "message"),
  @JsonSubTypes.Type(value = Exit.class, name = "exit")
})
public sealed interface Step permits Wait, WaitForEvent, Condition, Split, Message, Exit {

  String id();

  /** Every step that may follow. */
  List<Target> targets();

  /** Every CEL text it holds. */
  default List<Expression> expressions() {
    return List.of();
  }

  /** Whether a walk stops here until something happens: a loop without such a step has no end. */
  default boolean holds() {
    return false;
  }
}
