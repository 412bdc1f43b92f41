package io.assidu.contracts;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A Kafka topic and what may stand on it.
 *
 * @param name {@code assidu.<context>.<stream>}
 * @param payload the record it carries, or the sealed interface over several
 * @param owner who publishes on it, by module ({@code client systems} where anyone with the right
 *     may)
 * @param key what its messages are keyed by, and so ordered by
 * @param partitions how many partitions it is created with; more can be added, fewer never
 * @param retention how long Kafka keeps a message
 */
public record Topic<T>(
    String name, Class<T> payload, String owner, String key, int partitions, Duration retention) {

  /** Every record type that may stand on this topic. */
  public List<Class<? extends T>> types() {
    return payload.isSealed()
        ? Arrays.stream(payload.getPermittedSubclasses()).map(this::narrow).toList()
        : List.of(payload);
  }

  /** Where a message goes that a consumer could not process, with the reason in its headers. */
  public String deadLetters() {
    return name + ".dlq";
  }

  @SuppressWarnings("unchecked") // a permitted subclass of T is a T
  private Class<? extends T> narrow(Class<?> permitted) {
    return (Class<? extends T>) permitted;
  }

  /** The CloudEvents {@code type} of a record that may stand on some topic. */
  public static String typeOf(Class<?> record) {
    EventType type = record.getAnnotation(EventType.class);
    if (type == null) {
      throw new IllegalArgumentException(record.getName() + " has no @EventType");
    }
    return type.value();
  }
}
