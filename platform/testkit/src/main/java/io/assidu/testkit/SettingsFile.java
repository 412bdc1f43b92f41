package io.assidu.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A properties file that is read by people too: a comment stands over the keys it is about. {@code
 * #key=} is a key that has no value here and gets one from the environment.
 */
final class SettingsFile {

  /** Keys under one comment. */
  record Group(String comment, List<ConfigurationKey> keys) {}

  private final List<Group> groups = new ArrayList<>();
  private String comment = "";
  private List<ConfigurationKey> keys = new ArrayList<>();

  private SettingsFile() {}

  /** The groups in their order; what holds for a profile such as {@code %test} is left out. */
  static List<Group> read(Path file) {
    SettingsFile reading = new SettingsFile();
    try {
      Files.readAllLines(file).forEach(reading::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reading.close();
    return reading.groups;
  }

  private void line(String line) {
    if (line.isBlank()) {
      close();
    } else if (line.startsWith("# ")) {
      if (!keys.isEmpty()) {
        close();
      }
      comment = (comment + line.substring(1)).strip();
    } else if (!line.startsWith("%")) {
      boolean open = line.startsWith("#");
      String setting = open ? line.substring(1) : line;
      int equals = setting.indexOf('=');
      @Nullable String value = open ? null : setting.substring(equals + 1);
      keys.add(new ConfigurationKey(setting.substring(0, equals), "", value, open, ""));
    }
  }

  private void close() {
    if (!keys.isEmpty()) {
      groups.add(new Group(comment, List.copyOf(keys)));
    }
    comment = "";
    keys = new ArrayList<>();
  }
}
