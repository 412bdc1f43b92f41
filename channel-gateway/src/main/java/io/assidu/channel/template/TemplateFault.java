package io.assidu.channel.template;

/**
 * Something wrong with a template.
 *
 * @param field JSON pointer into the document
 * @param rule {@code liquid}, {@code default-locale}
 * @param detail names the line, where there is one
 */
record TemplateFault(String field, String rule, String detail) {

  static TemplateFault liquid(String field, LiquidException e) {
    String where = e.line() > 0 ? "line " + e.line() + ": " : "";
    return new TemplateFault(field, "liquid", where + e.getMessage());
  }
}
