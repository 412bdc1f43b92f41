package io.assidu.channel.template;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template may use.
 *
 * @param profile {@code profile}: the person's traits
 * @param params {@code params}: what the asker gave for this message
 * @param contact {@code contact}: {@code id}, {@code purpose}, {@code topic}
 * @param unsubscribeUrl {@code unsubscribeUrl}: the page behind the link at the foot; null for
 *     messages one cannot unsubscribe from
 */
public record TemplateVariables(
    Map<String, Object> profile,
    Map<String, Object> params,
    Map<String, Object> contact,
    @Nullable URI unsubscribeUrl) {

  static final String LOCALE = "locale";

  Map<String, Object> toMap(String locale, Map<String, Object> company) {
    Map<String, Object> map = new HashMap<>();
    map.put("profile", profile);
    map.put("params", params);
    map.put("contact", contact);
    map.put("company", company);
    map.put(LOCALE, locale);
    if (unsubscribeUrl != null) {
      map.put("unsubscribeUrl", unsubscribeUrl.toString());
    }
    return map;
  }
}
