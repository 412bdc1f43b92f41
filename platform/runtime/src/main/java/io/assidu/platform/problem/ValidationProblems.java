package io.assidu.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.StringJoiner;

/** Bean Validation's findings as violations, in a stable order. */
final class ValidationProblems {

  private ValidationProblems() {}

  static ProblemException of(ConstraintViolationException e) {
    ProblemException problem =
        PlatformError.INVALID_REQUEST.problem("The request breaks a rule; see errors.");
    e.getConstraintViolations().stream()
        .map(ValidationProblems::violation)
        .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::rule))
        .forEach(v -> problem.at(v.field(), v.rule(), v.detail()));
    return problem;
  }

  private static Violation violation(ConstraintViolation<?> found) {
    return new Violation(field(found.getPropertyPath()), rule(found), found.getMessage());
  }

  /**
   * The path below the method's parameter: {@code /lines/0/quantity} for a body, the bare name for
   * a parameter.
   */
  private static String field(Path path) {
    StringJoiner pointer = new StringJoiner("/", "/", "");
    String parameter = null;
    int steps = 0;
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      }
      if (node.getKind() == ElementKind.PROPERTY
          || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        if (node.getIndex() != null) {
          pointer.add(node.getIndex().toString());
          steps++;
        }
        if (node.getKind() == ElementKind.PROPERTY) {
          pointer.add(node.getName());
          steps++;
        }
      }
    }
    return steps > 0 ? pointer.toString() : parameter == null ? "/" : parameter;
  }

  private static String rule(ConstraintViolation<?> found) {
    String name = found.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
