package io.assidu.channel.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The templates that come with the product. They are version 0: a company that writes its own
 * begins at 1, and one that does not gets the better ones of each release.
 *
 * <p>In {@code messages/}, {@code <id>.<language>.txt} begins with the lines {@code Subject:} and
 * {@code Preheader:} and an empty one; {@code <id>.<language>.html} is the fragment for the layout.
 */
final class Shipped {
  static final int VERSION = 0;

  private static final List<String> IDS =
      List.of(
          "welcome",
          "cart-reminder",
          "cart-reminder-2",
          "campaign-news",
          "order-confirmation",
          "security-alert");
  private static final List<String> LOCALES = List.of("en", "fr");

  private Shipped() {}

  /** All of them, by id. */
  static Map<String, TemplateDocument> templates() {
    return IDS.stream().collect(Collectors.toUnmodifiableMap(id -> id, Shipped::template));
  }

  private static TemplateDocument template(String id) {
    Map<String, TemplateText> texts = new HashMap<>();
    for (String locale : LOCALES) {
      String text = read(id + "." + locale + ".txt");
      int body = text.indexOf("\n\n");
      String head = text.substring(0, body);
      texts.put(
          locale,
          new TemplateText(
              field(head, "Subject"),
              field(head, "Preheader"),
              text.substring(body + 2).strip(),
              read(id + "." + locale + ".html"),
              null));
    }
    return new TemplateDocument(false, "en", texts);
  }

  private static String field(String head, String name) {
    return head.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A shipped template has no " + name));
  }

  static String read(String name) {
    try (InputStream in = Shipped.class.getResourceAsStream("/messages/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks messages/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
