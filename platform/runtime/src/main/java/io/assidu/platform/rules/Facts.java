package io.assidu.platform.rules;

import io.assidu.platform.messaging.EventJson;
import java.util.Map;

/** Makes facts, by their wire names, out of contract records. */
public final class Facts {

  private Facts() {}

  /** The record's members as plain values; a member that is null is absent. */
  public static Map<String, Object> of(Object record) {
    return EventJson.map(record);
  }
}
