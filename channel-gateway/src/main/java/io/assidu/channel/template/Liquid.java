package io.assidu.channel.template;

import java.util.HashMap;
import java.util.Map;
import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.VariableNotExistException;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.Cycle_tagContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.Include_relative_tagContext;
import liquid.parser.v4.LiquidParser.Include_tagContext;
import liquid.parser.v4.LiquidParser.OutputContext;

/**
 * One Liquid text, parsed once: subject, plain text or HTML.
 *
 * <p>A template is written by people who may not do everything: it reads no files, ends in bounded
 * time and space, and in HTML escapes what it is given.
 */
final class Liquid {
  /** What the text becomes. */
  enum Target {
    TEXT,
    HTML
  }

  private static final int MOST_ITERATIONS = 10_000;
  private static final int MOST_CHARACTERS = 500_000;
  private static final TemplateParser LENIENT = parser(false);
  private static final TemplateParser STRICT = parser(true);

  private final Template template;

  private Liquid(Template template) {
    this.template = template;
  }

  /**
   * Parses a text.
   *
   * @param strict whether a variable that is not there fails the message, rather than being empty
   * @throws LiquidException if it is not Liquid, or uses a tag that is not allowed
   */
  static Liquid parse(String source, Target target, boolean strict) throws LiquidException {
    TemplateParser parser = strict ? STRICT : LENIENT;
    try {
      ParseTree tree = parser.parse(source).getParseTree();
      StringBuilder rewritten = new StringBuilder(source);
      rewrite(tree, target, source, rewritten);
      return new Liquid(parser.parse(rewritten.toString()));
    } catch (liqp.exceptions.LiquidException e) {
      throw new LiquidException(firstLine(e), e.line, e);
    } catch (RuntimeException e) {
      throw new LiquidException(firstLine(e), 0, e);
    }
  }

  /**
   * Fills it in.
   *
   * <p>One at a time: the library keeps the state of a rendering in the template.
   *
   * @throws LiquidException if a variable is missing under strict rules, or a bound is passed
   */
  synchronized String render(Map<String, Object> variables) throws LiquidException {
    try {
      return template.renderUnguarded(new HashMap<>(variables));
    } catch (VariableNotExistException e) {
      throw new LiquidException("there is no variable " + e.getVariableName(), 0, e);
    } catch (RuntimeException e) {
      throw new LiquidException(firstLine(e), 0, e);
    }
  }

  /**
   * Walks from the end to the beginning, so that positions still hold after an insertion: each
   * output tag of an HTML text gets the escaping filter as its last one.
   */
  private static void rewrite(ParseTree node, Target target, String source, StringBuilder out)
      throws LiquidException {
    for (int i = node.getChildCount() - 1; i >= 0; i--) {
      rewrite(node.getChild(i), target, source, out);
    }
    switch (node) {
      case OutputContext output when target == Target.HTML -> {
        int end = output.OutEnd().getSymbol().getStartIndex(); // counts code points
        out.insert(source.offsetByCodePoints(0, end), " | " + HtmlEscaping.AUTO + " ");
      }
      case FilterContext filter -> {
        if (LENIENT.filters.get(filter.Id().getText()) == null) {
          throw new LiquidException(
              "there is no filter " + filter.Id().getText(), filter.getStart().getLine());
        }
      }
      case Include_tagContext tag -> throw notAllowed("include", tag);
      case Include_relative_tagContext tag -> throw notAllowed("include_relative", tag);
      case Cycle_tagContext tag when target == Target.HTML -> throw notAllowed("cycle", tag);
      default -> {
        // text, and tags that write nothing by themselves
      }
    }
  }

  private static LiquidException notAllowed(String tag, ParserRuleContext where) {
    return new LiquidException(
        "the tag '%s' is not allowed here".formatted(tag), where.getStart().getLine());
  }

  private static String firstLine(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() > 200 ? message.substring(0, 200) : message;
  }

  private static TemplateParser parser(boolean strict) {
    return new TemplateParser.Builder()
        .withFilter(new HtmlEscaping.Auto())
        .withFilter(new HtmlEscaping.Escape("escape"))
        .withFilter(new HtmlEscaping.Escape("h"))
        .withFilter(new HtmlEscaping.Raw())
        .withFilter(new HtmlEscaping.LineBreaks())
        .withFilter(new Formats.Money())
        .withFilter(new Formats.Grouped())
        .withStrictVariables(strict)
        .withErrorMode(TemplateParser.ErrorMode.STRICT)
        .withMaxIterations(MOST_ITERATIONS)
        .withMaxSizeRenderedString(MOST_CHARACTERS)
        .build();
  }
}
