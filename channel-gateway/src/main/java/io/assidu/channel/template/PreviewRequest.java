package io.assidu.channel.template;

import jakarta.validation.Valid;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Values to fill a template in with.
 *
 * @param locale the person's language
 * @param profile their traits
 * @param params what the asker would give
 * @param document to look at a document before it is saved
 */
@Schema(
    description = "Values to fill a template in with.",
    examples =
        """
        {"locale": "fr-FR", "profile": {"firstName": "Ada"}}""")
record PreviewRequest(
    @Nullable @Schema(examples = "fr-FR") String locale,
    @Nullable @Schema(examples = "{\"firstName\":\"Ada\"}") Map<String, Object> profile,
    @Nullable Map<String, Object> params,
    @Nullable @Valid TemplateDocument document) {}
