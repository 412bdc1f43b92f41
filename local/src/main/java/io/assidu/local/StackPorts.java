package io.assidu.local;

import io.assidu.local.server.Ports;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which port each part of one stack listens on.
 *
 * @param numbers a different one for every {@link Port}
 */
public record StackPorts(Map<Port, Integer> numbers) {
  private static final int LAST = 65_535;

  public StackPorts {
    numbers = Map.copyOf(numbers);
    Set<Integer> seen = new HashSet<>();
    for (Port port : Port.values()) {
      Integer number = numbers.get(port);
      if (number == null || number < 1 || number > LAST) {
        throw new IllegalArgumentException(
            "The port of %s must be from 1 to %d, not %s.".formatted(port.label(), LAST, number));
      }
      if (!seen.add(number)) {
        throw new IllegalArgumentException(
            "The port of %s, %d, is already that of another part.".formatted(port.label(), number));
      }
    }
  }

  /** The well-known ones, which the documentation speaks of. */
  public static StackPorts standard() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, port.standard());
    }
    return new StackPorts(numbers);
  }

  /** Ports that are free now, so that several stacks can stand side by side. */
  public static StackPorts free() throws IOException {
    List<Integer> free = Ports.free(Port.values().length);
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, free.get(port.ordinal()));
    }
    return new StackPorts(numbers);
  }

  /** The same but for some. */
  public StackPorts with(Map<Port, Integer> others) {
    Map<Port, Integer> changed = new EnumMap<>(numbers);
    changed.putAll(others);
    return new StackPorts(changed);
  }

  public int of(Port port) {
    return numbers.getOrDefault(port, port.standard());
  }

  /** The HTTP address of a part that has one. */
  public String http(Port port) {
    return "http://localhost:" + of(port);
  }
}
