package io.assidu.fraud.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.fraud.Contribution;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The reasons of a score as {@code jsonb}, which is written and read as text. */
@ApplicationScoped
public class Contributions {

  private final ObjectMapper json;

  Contributions(ObjectMapper json) {
    this.json = json;
  }

  public String write(List<Contribution> contributions) {
    try {
      return json.writeValueAsString(contributions);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("facts are plain values", impossible);
    }
  }

  public List<Contribution> read(Row row, String column) {
    try {
      return json.readValue(row.getString(column), new TypeReference<>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(column + " is not what was written", damaged);
    }
  }
}
