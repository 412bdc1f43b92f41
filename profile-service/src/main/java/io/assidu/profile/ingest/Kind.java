package io.assidu.profile.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The calls of Segment's specification that are understood. {@code alias} and {@code group} are
 * not: the first merges people without proof, the second speaks of companies.
 */
enum Kind {
  IDENTIFY,
  TRACK,
  PAGE,
  SCREEN;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Kind> of(String wireName) {
    return Arrays.stream(values()).filter(k -> k.wireName().equals(wireName)).findFirst();
  }
}
