package io.assidu.platform.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that is not what it should be is named. Left to itself Jakarta REST answers
 * that there is nothing at this address, which is right for an id in the path only; and any text
 * but {@code true} it takes for {@code false}, so that {@code dryRun=yes} would be none.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {

  /** How a kind of value is read; fails with {@link IllegalArgumentException}. */
  private record Kind(Function<String, Object> read, String rule, String detail) {}

  private static final Kind INTEGER = new Kind(Integer::valueOf, "integer", "A whole number.");
  private static final Kind FLAG = new Kind(QueryParameters::flag, "boolean", "true or false.");

  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          UUID.class,
          new Kind(UUID::fromString, "uuid", "An id is a UUID."),
          Integer.class,
          INTEGER,
          int.class,
          INTEGER,
          Boolean.class,
          FLAG,
          boolean.class,
          FLAG);

  private static Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    Kind kind = KINDS.get(type);
    return kind == null
        ? null
        : Arrays.stream(annotations)
            .filter(QueryParam.class::isInstance)
            .map(annotation -> new Converter<T>(((QueryParam) annotation).value(), kind))
            .findFirst()
            .orElse(null);
  }

  private record Converter<T>(String parameter, Kind kind) implements ParamConverter<T> {

    @Override
    @SuppressWarnings("unchecked") // a kind reads values of the class it is found by
    public @Nullable T fromString(@Nullable String value) {
      try {
        return value == null ? null : (T) kind.read().apply(value);
      } catch (IllegalArgumentException e) {
        throw PlatformError.INVALID_REQUEST.problem(parameter, kind.rule(), kind.detail());
      }
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
