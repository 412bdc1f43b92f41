package io.assidu.loyalty.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the journal can be written as. */
enum Format {
  CSV("text/csv;charset=UTF-8;header=present"),
  JSON("application/json"),
  FEC("text/plain;charset=UTF-8");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Format> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
