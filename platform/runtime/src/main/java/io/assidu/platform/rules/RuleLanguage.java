package io.assidu.platform.rules;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import io.assidu.contracts.rules.Shape;
import io.assidu.contracts.rules.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Compiles rules in CEL (Common Expression Language) over the suite's vocabulary. A rule that does
 * not type-check is refused when it is saved, with its column, and not when it runs.
 */
@ApplicationScoped
public class RuleLanguage {

  private static final int LONGEST = 4_000;

  private static final Set<CelKind> NUMBERS =
      EnumSet.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE, CelKind.DYN);

  private final Cel cel;

  public RuleLanguage() {
    this(Vocabulary.variables());
  }

  public RuleLanguage(Map<String, Shape> variables) {
    CelOptions options =
        CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LONGEST)
            .build();
    CelTypes types = new CelTypes();
    CelBuilder builder =
        CelFactory.standardCelBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.strings(), CelExtensions.math(options))
            .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.math(options));
    variables.forEach((name, shape) -> builder.addVar(name, types.of(shape)));
    this.cel = builder.setTypeProvider(types.provider()).build();
  }

  /** A rule that is true or false. */
  public Rule condition(String source) throws RuleException {
    return compile(source, EnumSet.of(CelKind.BOOL, CelKind.DYN), "true or false");
  }

  /** A rule that comes to a number. */
  public Rule formula(String source) throws RuleException {
    return compile(source, NUMBERS, "a number");
  }

  /** A rule that comes to anything. */
  public Rule expression(String source) throws RuleException {
    return compile(source, EnumSet.allOf(CelKind.class), "a value");
  }

  private Rule compile(String source, Set<CelKind> wanted, String wantedWords)
      throws RuleException {
    try {
      CelAbstractSyntaxTree tree = cel.compile(source).getAst();
      CelType result = tree.getResultType();
      if (!wanted.contains(result.kind())) {
        throw new RuleException(
            "must come to " + wantedWords + ", comes to " + result.name(), 1, 1);
      }
      return new Rule(source, cel.createProgram(tree));
    } catch (CelValidationException e) {
      throw refused(e);
    } catch (CelEvaluationException e) {
      throw new RuleException(String.valueOf(e.getMessage()), 1, 1);
    }
  }

  private static RuleException refused(CelValidationException e) {
    if (e.getErrors().isEmpty()) {
      return new RuleException(String.valueOf(e.getMessage()), 1, 1);
    }
    CelIssue first = e.getErrors().getFirst();
    int line = Math.max(1, first.getSourceLocation().getLine());
    int column = Math.max(0, first.getSourceLocation().getColumn()) + 1;
    return new RuleException(
        first.getMessage() + " (line " + line + ", column " + column + ")", line, column);
  }
}
