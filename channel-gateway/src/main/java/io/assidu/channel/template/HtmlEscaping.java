package io.assidu.channel.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * The filters that make HTML safe by default: whatever an output tag writes goes through {@link
 * Auto} last, and only what came out of one of the others passes it untouched.
 */
final class HtmlEscaping {
  static final String AUTO = "assidu_escaped";

  private HtmlEscaping() {}

  /** Text that is HTML already. */
  private record Html(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Escapes text; leaves {@link Html} as it is. */
  static final class Auto extends Filter {
    Auto() {
      super(AUTO);
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, Object... parameters) {
      return value == null || value instanceof Html || value instanceof Number
          ? value
          : escape(asString(value, context));
    }
  }

  /** {@code escape} and {@code h}: the author's own word for what happens anyway, and only once. */
  static final class Escape extends Filter {
    Escape(String name) {
      super(name);
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
      return new Html(escape(asString(value, context)));
    }
  }

  /** {@code raw}: the author vouches for it. */
  static final class Raw extends Filter {
    Raw() {
      super("raw");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
      return new Html(asString(value, context));
    }
  }

  /** {@code newline_to_br}: escapes the text, not the line breaks it puts in. */
  static final class LineBreaks extends Filter {
    LineBreaks() {
      super("newline_to_br");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
      return new Html(escape(asString(value, context)).replaceAll("\\R", "<br>\n"));
    }
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
