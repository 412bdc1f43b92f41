package io.assidu.platform.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that is no id is named. Left to itself Jakarta REST answers that there is
 * nothing at this address, which is right for an id in the path only.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked") // a converter of UUIDs is asked for by the class of UUIDs
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return type != UUID.class
        ? null
        : Arrays.stream(annotations)
            .filter(QueryParam.class::isInstance)
            .map(annotation -> (ParamConverter<T>) new Id(((QueryParam) annotation).value()))
            .findFirst()
            .orElse(null);
  }

  private record Id(String parameter) implements ParamConverter<UUID> {

    @Override
    public @Nullable UUID fromString(@Nullable String value) {
      try {
        return value == null ? null : UUID.fromString(value);
      } catch (IllegalArgumentException e) {
        throw PlatformError.INVALID_REQUEST.problem(parameter, "uuid", "An id is a UUID.");
      }
    }

    @Override
    public String toString(UUID value) {
      return value.toString();
    }
  }
}
