package io.assidu.platform.messaging;

/** A record that can never be processed as it is. The message tells the rule, never the data. */
class BadRecord extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRecord(String rule) {
    super(rule, null, false, false);
  }
}
