package io.assidu.systemtests.exactness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which contacts a rule of the policy speaks of: an empty set means all. */
record Scope(Set<String> channels, Set<String> purposes, Set<String> topics, Set<String> journeys) {

  static Scope of(JsonNode scope) {
    return new Scope(
        names(scope, "channels"),
        names(scope, "purposes"),
        names(scope, "topics"),
        names(scope, "journeys"));
  }

  boolean covers(String channel, String purpose, @Nullable String topic, @Nullable String journey) {
    return admits(channels, channel) && covers(purpose, topic, journey);
  }

  boolean covers(String purpose, @Nullable String topic, @Nullable String journey) {
    return admits(purposes, purpose) && admits(topics, topic) && admits(journeys, journey);
  }

  private static boolean admits(Set<String> names, @Nullable String name) {
    return names.isEmpty() || (name != null && names.contains(name));
  }

  private static Set<String> names(JsonNode scope, String member) {
    Set<String> names = new HashSet<>();
    scope.path(member).forEach(name -> names.add(name.asText()));
    return names;
  }
}
