package io.assidu.platform.messaging;

import io.assidu.contracts.Topic;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.time.Rfc3339;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0, Kafka protocol binding, binary mode: attributes as {@code ce_*} headers, the
 * data as the value.
 */
public final class CloudEvents {

  private static final UUID FOREIGN_IDS = UUID.fromString("0193563a-9d00-7c39-8a5e-5b1d2f0c7e11");

  /** By topic, by the events' {@code type}: to ask the classes takes long. */
  private static final Map<Topic<?>, Map<String, Class<?>>> TYPES = new ConcurrentHashMap<>();

  private CloudEvents() {}

  /** The headers of an event of ours. {@code traceparent} is added by whoever sends it. */
  public static Map<String, String> headers(
      UUID id,
      String type,
      String source,
      String subject,
      Instant time,
      String correlationId,
      @Nullable UUID causationId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id.toString());
    headers.put("ce_type", type);
    headers.put("ce_source", source);
    headers.put("ce_subject", subject);
    headers.put("ce_time", time.toString());
    headers.put("ce_correlationid", correlationId);
    if (causationId != null) {
      headers.put("ce_causationid", causationId.toString());
    }
    headers.put("content-type", "application/json");
    return headers;
  }

  /**
   * Reads a record of a topic.
   *
   * @return null for a type this version does not know: a newer publisher's, to be passed over
   * @throws BadRecord if it is not a CloudEvent or its data is not of its type's shape
   */
  static <T> @Nullable Event<T> read(ConsumerRecord<String, byte[]> record, Topic<T> topic) {
    Map<String, String> headers = headers(record);
    String type = required(headers, "ce_type");
    Class<? extends T> dataType = dataType(topic, type);
    if (dataType == null) {
      return null;
    }
    String id = required(headers, "ce_id");
    String source = required(headers, "ce_source");
    UUID eventId = eventId(source, id);
    return new Event<>(
        eventId,
        type,
        source,
        headers.getOrDefault("ce_subject", String.valueOf(record.key())),
        time(headers, record),
        headers.getOrDefault("ce_correlationid", eventId.toString()),
        uuid(headers.get("ce_causationid")),
        data(record.value(), dataType));
  }

  static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }

  @SuppressWarnings("unchecked") // a topic's types are of that topic
  private static <T> @Nullable Class<? extends T> dataType(Topic<T> topic, String type) {
    return (Class<? extends T>) TYPES.computeIfAbsent(topic, CloudEvents::types).get(type);
  }

  private static Map<String, Class<?>> types(Topic<?> topic) {
    return topic.types().stream().collect(Collectors.toMap(Topic::typeOf, Function.identity()));
  }

  private static <T> T data(byte @Nullable [] value, Class<T> type) {
    if (value == null) {
      throw new BadRecord("no data");
    }
    T data;
    try {
      data = EventJson.read(value, type);
    } catch (IOException e) {
      throw new BadRecord("data is not JSON of the type's shape: " + JsonReasons.of(e));
    }
    if (data == null) {
      throw new BadRecord("no data");
    }
    if (data instanceof Record fields) {
      RequiredFields.check(fields);
    }
    return data;
  }

  private static String required(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null || value.isBlank()) {
      throw new BadRecord("header missing: " + name);
    }
    return value;
  }

  private static Instant time(Map<String, String> headers, ConsumerRecord<?, ?> record) {
    String time = headers.get("ce_time");
    if (time == null) {
      return Instant.ofEpochMilli(record.timestamp());
    }
    try {
      Instant read = Rfc3339.read(time);
      return read == null ? Instant.parse(time) : read;
    } catch (DateTimeParseException e) {
      throw new BadRecord("header ce_time is no RFC 3339 instant");
    }
  }

  private static UUID eventId(String source, String id) {
    UUID own = uuid(id);
    return own != null ? own : Ids.derived(FOREIGN_IDS, source + '\n' + id);
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    if (text == null || text.length() != 36) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
