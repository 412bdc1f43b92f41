package io.assidu.platform.startup;

import java.util.ArrayList;
import java.util.List;

/**
 * What the checks found: each names the key, what was found, and what is allowed. Never put a
 * secret in {@code found}.
 */
public final class Findings {

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** The service must not start like this (in development and tests it is only told). */
  public void error(String key, String found, String allowed) {
    errors.add(sentence(key, found, allowed));
  }

  public void warning(String key, String found, String allowed) {
    warnings.add(sentence(key, found, allowed));
  }

  List<String> errors() {
    return errors;
  }

  List<String> warnings() {
    return warnings;
  }

  private static String sentence(String key, String found, String allowed) {
    return key + " is " + found + "; allowed: " + allowed;
  }
}
