package io.assidu.profile.consent;

import io.assidu.contracts.profile.EventContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From whom and with what circumstances we know of a consent (GDPR article 7(1)).
 *
 * @param source who told us
 * @param eventId the event or outcome that carried it
 * @param circumstances network address, user agent and page, as far as known
 */
public record Evidence(String source, @Nullable UUID eventId, Map<String, String> circumstances) {

  public static Evidence of(String source, UUID eventId, EventContext context) {
    Map<String, String> circumstances = new LinkedHashMap<>();
    put(circumstances, "ip", context.ip());
    put(circumstances, "userAgent", context.userAgent());
    put(circumstances, "url", context.url());
    put(circumstances, "locale", context.locale());
    return new Evidence(source, eventId, circumstances);
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
