package io.assidu.contracts.rules;

import java.util.Map;

/** The type of something a rule can speak of. */
public sealed interface Shape {

  /** A plain value. {@link #ANY} is checked only when the rule runs. */
  enum Plain implements Shape {
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    TRUTH,
    INSTANT,
    ANY
  }

  /** A list of things of one shape. */
  record ListOf(Shape item) implements Shape {}

  /** Things of one shape by a name that is not fixed. */
  record MapOf(Shape value) implements Shape {}

  /** Named members: a rule that asks for another one is refused when it is saved. */
  record Struct(String name, Map<String, Shape> members) implements Shape {}
}
