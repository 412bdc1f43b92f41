package io.assidu.channel.template;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Filters that write numbers as the person's language does; the language is in {@code locale}. */
final class Formats {
  private Formats() {}

  /** {@code {{ 12.5 | money: "EUR" }}} is {@code €12.50}, or {@code 12,50 €} in French. */
  static final class Money extends Filter {
    Money() {
      super("money");
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, Object... parameters) {
      BigDecimal amount = number(value);
      if (amount == null) {
        return value;
      }
      String code = parameters.length == 0 ? "" : String.valueOf(parameters[0]);
      try {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale(context));
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(amount);
      } catch (IllegalArgumentException noSuchCurrency) {
        return NumberFormat.getInstance(locale(context)).format(amount);
      }
    }
  }

  /** {@code {{ 1300 | number }}} is {@code 1,300}, or {@code 1 300} in French. */
  static final class Grouped extends Filter {
    Grouped() {
      super("number");
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, Object... parameters) {
      BigDecimal number = number(value);
      return number == null ? value : NumberFormat.getInstance(locale(context)).format(number);
    }
  }

  private static Locale locale(TemplateContext context) {
    return Locale.forLanguageTag(String.valueOf(context.get(TemplateVariables.LOCALE)));
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    try {
      return value == null ? null : new BigDecimal(String.valueOf(value));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
