package io.assidu.channel.template;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message filled in for one person.
 *
 * @param version the version of the template
 * @param locale the language it is in
 * @param html a whole document
 */
@Schema(
    examples =
        """
        {"version": 1, "locale": "fr", "subject": "Bienvenue, Ada",
         "text": "Bienvenue chez nous.", "html": "<!doctype html>…"}""")
public record Rendered(
    int version, String locale, String subject, String text, String html, @Nullable String link) {}
