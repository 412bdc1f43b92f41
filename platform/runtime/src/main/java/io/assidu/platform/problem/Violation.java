package io.assidu.platform.problem;

/**
 * What is wrong with one member of a request.
 *
 * @param field JSON pointer into the body ({@code /lines/0/quantity}), or the name of a parameter
 *     or header
 * @param rule the rule it breaks ({@code min}, {@code required}, {@code cel})
 * @param detail what to do about it, for a person
 */
public record Violation(String field, String rule, String detail) {}
