package io.assidu.channel.template;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message in one language, each part in Liquid.
 *
 * @param subject of the e-mail; title of the in-app message
 * @param preheader what an inbox shows after the subject
 * @param text the plain alternative of the e-mail; body of the in-app message
 * @param html the e-mail's HTML: a fragment is put into the company's layout, a whole document
 *     stands for itself; made of the text when missing
 * @param link where an in-app message leads
 */
@Schema(description = "A message in one language, each part in Liquid.")
public record TemplateText(
    @NotBlank @Size(max = 500) String subject,
    @Nullable @Size(max = 500) String preheader,
    @NotBlank @Size(max = 100_000) String text,
    @Nullable @Size(max = 200_000) String html,
    @Nullable @Size(max = 2_000) String link) {}
