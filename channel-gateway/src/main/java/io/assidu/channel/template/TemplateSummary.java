package io.assidu.channel.template;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A template in a list. */
@Schema(
    description = "A message template and the languages it is in.",
    examples =
        """
        {"id": "welcome", "version": 1, "shipped": false, "locales": ["en", "fr"]}""")
record TemplateSummary(String id, int version, boolean shipped, List<String> locales) {

  static TemplateSummary of(TemplateVersion version) {
    return new TemplateSummary(
        version.id(),
        version.version(),
        version.version() == Shipped.VERSION,
        version.document().texts().keySet().stream().sorted().toList());
  }
}
