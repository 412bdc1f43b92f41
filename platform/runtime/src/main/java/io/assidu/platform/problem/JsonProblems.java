package io.assidu.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a JSON body: where, and what was expected, without repeating the value
 * that was sent.
 */
public final class JsonProblems {

  private JsonProblems() {}

  public static ProblemException of(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          PlatformError.INVALID_REQUEST.problem(
              pointer(unknown.getPath()),
              "unknown-field",
              "There is no such field here; known are " + known(unknown) + ".");
      case InvalidNullException missing ->
          PlatformError.INVALID_REQUEST.problem(
              pointer(missing.getPath()), "required", "This field must be given.");
      case InvalidFormatException format ->
          PlatformError.INVALID_REQUEST.problem(
              pointer(format.getPath()), "type", expected(format.getTargetType()));
      case MismatchedInputException mismatch ->
          PlatformError.INVALID_REQUEST.problem(
              pointer(mismatch.getPath()), "type", expected(mismatch.getTargetType()));
      case StorableJson.Refused refused -> refused.problem(pointer(refused.getPath()));
      case JsonMappingException mapping
          when mapping.getCause() instanceof ProblemException refused ->
          refused;
      case JsonMappingException mapping ->
          PlatformError.INVALID_REQUEST.problem(
              pointer(mapping.getPath()), "value", "This value is not acceptable.");
      default -> PlatformError.MALFORMED_JSON.problem("Not well-formed JSON" + at(e) + ".");
    };
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds() == null
        ? "none"
        : e.getKnownPropertyIds().stream()
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "This value has the wrong type.";
    }
    if (type.isEnum()) {
      return "Expected one of the documented values ("
          + Arrays.stream(type.getEnumConstants())
              .map(JsonProblems::wire)
              .collect(Collectors.joining(", "))
          + ").";
    }
    return "Expected a JSON value that is a " + type.getSimpleName() + ".";
  }

  private static String wire(Object constant) {
    try {
      var property =
          constant
              .getClass()
              .getField(((Enum<?>) constant).name())
              .getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
      return property == null ? constant.toString() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String at(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    String pointer =
        path.stream()
            .map(
                step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
            .collect(Collectors.joining());
    return pointer.isEmpty() ? "/" : pointer;
  }
}
