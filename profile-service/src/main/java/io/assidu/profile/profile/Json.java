package io.assidu.profile.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What stands in our {@code jsonb} columns: written and read only by us. */
@ApplicationScoped
public class Json {

  private final ObjectMapper mapper;

  Json(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  public String write(@Nullable Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A value of ours cannot be written as JSON", broken);
    }
  }

  public <T> T read(String json, Class<T> type) {
    return read(json, mapper.readerFor(type));
  }

  public <T> T read(String json, TypeReference<T> type) {
    return read(json, mapper.readerFor(type));
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // the reader knows the type, its class does not
  private static <T> T read(String json, ObjectReader reader) {
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A column of ours holds JSON that cannot be read", broken);
    }
  }
}
