package io.assidu.policy.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.assidu.contracts.contact.Reason;
import io.assidu.platform.messaging.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;

/**
 * Why it was decided so: every rule looked at, in order; the last one decided. Written once, though
 * it is kept in the log, told on Kafka and answered to the asker.
 */
final class Reasons extends AbstractList<Reason> implements JsonSerializable {

  private static final TypeReference<List<Reason>> LIST = new TypeReference<>() {};

  private final List<Reason> list;
  private final byte[] json;

  private Reasons(List<Reason> list, byte[] json) {
    this.list = list;
    this.json = json;
  }

  static Reasons of(List<Reason> reasons) {
    return new Reasons(List.copyOf(reasons), EventJson.write(reasons));
  }

  /** As the log has them. */
  static Reasons read(String json) {
    return new Reasons(EventJson.read(json, LIST), json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Reason get(int index) {
    return list.get(index);
  }

  @Override
  public int size() {
    return list.size();
  }

  /** As JSON in UTF-8; not to be changed. */
  byte[] json() {
    return json;
  }

  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    generator.writeRawValue(new String(json, StandardCharsets.UTF_8));
  }

  @Override
  public void serializeWithType(
      JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
      throws IOException {
    serialize(generator, provider);
  }
}
