package io.assidu.testkit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One key that can be set.
 *
 * @param name the property; {@code <name>} stands for a name of the operator's own
 * @param type what is taken, in words
 * @param value what holds where nothing is set, or {@code null}
 * @param required whether nothing starts without it
 * @param description Markdown, empty where nothing needs to be said
 */
record ConfigurationKey(
    String name, String type, @Nullable String value, boolean required, String description) {

  /** The environment variable that sets it (MicroProfile Config 3.1, "Environment Variables"). */
  String variable() {
    StringBuilder variable = new StringBuilder();
    boolean placeholder = false;
    for (char c : name.toCharArray()) {
      placeholder = c == '<' || (placeholder && c != '>');
      boolean kept = Character.isLetterOrDigit(c) || c == '<' || c == '>';
      variable.append(kept || placeholder ? c : '_');
    }
    return variable.toString().toUpperCase(Locale.ROOT);
  }
}
