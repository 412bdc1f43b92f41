package io.assidu.loyalty.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Records kept as {@code jsonb}, as text on their way there and back, so that no amount goes
 * through a floating-point number: {@code $1::text::jsonb}, {@code column::text}.
 */
@ApplicationScoped
public class Documents {

  private final ObjectMapper json;

  Documents(ObjectMapper json) {
    this.json = json;
  }

  public String write(Object document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always JSON", e);
    }
  }

  public <T> T read(String document, Class<T> type) {
    try {
      return json.readValue(document, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored does not fit this version of Assidu", e);
    }
  }
}
