package io.assidu.platform.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plain Java values in the few types CEL knows: int is long, every other number is double. */
final class CelValues {

  private CelValues() {}

  static Map<String, Object> facts(Map<String, Object> facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    facts.forEach(
        (name, value) -> {
          if (value != null) {
            values.put(name, value(value));
          }
        });
    return values;
  }

  private static Object value(Object value) {
    return switch (value) {
      case Integer i -> i.longValue();
      case Short s -> s.longValue();
      case Float f -> f.doubleValue();
      case BigDecimal d -> d.doubleValue();
      case java.math.BigInteger i -> i.longValueExact();
      case UUID id -> id.toString();
      case Enum<?> constant -> constant.name();
      case Map<?, ?> map -> members(map);
      case List<?> list -> items(list);
      default -> value;
    };
  }

  private static Map<Object, Object> members(Map<?, ?> map) {
    Map<Object, Object> members = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            members.put(name, value(value));
          }
        });
    return members;
  }

  private static List<Object> items(List<?> list) {
    List<Object> items = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item != null) {
        items.add(value(item));
      }
    }
    return items;
  }
}
