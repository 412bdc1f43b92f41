package io.assidu.channel.template;

import io.assidu.contracts.contact.Purpose;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

  /** What a contact's template may use. */
  public static TemplateVariables of(
      Map<String, Object> traits,
      Map<String, Object> params,
      UUID contactId,
      Purpose purpose,
      @Nullable String topic,
      @Nullable URI unsubscribeUrl) {
    Map<String, Object> contact = new HashMap<>();
    contact.put("id", contactId.toString());
    contact.put("purpose", purpose.name().toLowerCase(Locale.ROOT));
    contact.put("topic", topic == null ? "" : topic);
    return new TemplateVariables(traits, params, contact, unsubscribeUrl);
  }

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
