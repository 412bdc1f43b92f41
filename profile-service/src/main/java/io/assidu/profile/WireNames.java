package io.assidu.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names that the constants of the contracts have in JSON, and in our tables. */
public final class WireNames {

  private WireNames() {}

  public static String of(Enum<?> constant) {
    try {
      JsonProperty name =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return name == null ? constant.name() : name.value();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> of(c).equals(name)).findFirst();
  }

  /** All names but that of {@code unknown}, for an error message. */
  public static <E extends Enum<E>> String all(Class<E> type, E unknown) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> c != unknown)
        .map(WireNames::of)
        .collect(Collectors.joining(", "));
  }
}
