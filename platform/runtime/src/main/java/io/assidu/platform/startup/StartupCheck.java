package io.assidu.platform.startup;

/** Something that must be true of the configuration before the service takes work. */
public interface StartupCheck {
  void check(Findings findings);
}
