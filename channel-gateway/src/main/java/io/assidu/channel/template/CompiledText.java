package io.assidu.channel.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message in one language, parsed. */
final class CompiledText {
  private final Liquid subject;
  private final Liquid text;
  private final @Nullable Liquid preheader;
  private final @Nullable Liquid html;
  private final @Nullable Liquid link;
  private final boolean wholeDocument;

  private CompiledText(
      Liquid subject,
      Liquid text,
      @Nullable Liquid preheader,
      @Nullable Liquid html,
      @Nullable Liquid link,
      boolean wholeDocument) {
    this.subject = subject;
    this.text = text;
    this.preheader = preheader;
    this.html = html;
    this.link = link;
    this.wholeDocument = wholeDocument;
  }

  /**
   * Parses every part.
   *
   * @param pointer where the text stands in its document
   * @param faults what is wrong is added here; if anything is, the result is null
   */
  static @Nullable CompiledText of(
      TemplateText source, boolean strict, String pointer, List<TemplateFault> faults) {
    int before = faults.size();
    Parts parts = new Parts(strict, pointer, faults);
    Liquid subject = parts.parse("subject", source.subject(), Liquid.Target.TEXT);
    Liquid text = parts.parse("text", source.text(), Liquid.Target.TEXT);
    Liquid preheader = parts.parse("preheader", source.preheader(), Liquid.Target.TEXT);
    Liquid html = parts.parse("html", source.html(), Liquid.Target.HTML);
    Liquid link = parts.parse("link", source.link(), Liquid.Target.TEXT);
    return faults.size() > before || subject == null || text == null
        ? null
        : new CompiledText(subject, text, preheader, html, link, isDocument(source.html()));
  }

  /** Fills in the person, and puts the result into the layout. */
  Rendered render(int version, String locale, Map<String, Object> variables, Layout layout)
      throws LiquidException {
    String plain = text.render(variables).strip();
    String fragment = html == null ? paragraphs(plain) : html.render(variables);
    String lead = preheader == null ? "" : preheader.render(variables).strip();
    return new Rendered(
        version,
        locale,
        subject.render(variables).strip(),
        layout.text(plain, locale, variables),
        wholeDocument ? fragment : layout.html(fragment, lead, locale, variables),
        link == null ? null : link.render(variables).strip());
  }

  private static String paragraphs(String plain) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : plain.split("\\R{2,}", -1)) {
      out.append("<p>")
          .append(HtmlEscaping.escape(paragraph).replaceAll("\\R", "<br>"))
          .append("</p>\n");
    }
    return out.toString();
  }

  private static boolean isDocument(@Nullable String html) {
    if (html == null) {
      return false;
    }
    String start = html.stripLeading().toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype") || start.startsWith("<html");
  }

  /** Parses parts, gathering what is wrong with each. */
  private record Parts(boolean strict, String pointer, List<TemplateFault> faults) {
    @Nullable Liquid parse(String name, @Nullable String source, Liquid.Target target) {
      if (source == null) {
        return null;
      }
      try {
        return Liquid.parse(source, target, strict);
      } catch (LiquidException e) {
        faults.add(TemplateFault.liquid(pointer + "/" + name, e));
        return null;
      }
    }
  }
}
