package io.assidu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what breaks it: the services in {@code io.assidu.planted} break one each. */
class ArchitectureRulesTest {

  @Test
  void aServiceThatKeepsTheRulesPasses() {
    assertThat(broken("sound", "decide")).isEmpty();
  }

  @Test
  void featuresThatNeedEachOtherAreFound() {
    assertThat(broken("cycle"))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.getFailureReport().toString())
                    .contains("Cycle detected", "Slice buying", "Slice selling"));
  }

  @Test
  void aRowThatIsShownOrTakenIsFound() {
    assertThat(broken("row"))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.getFailureReport().getDetails())
                    .satisfiesExactlyInAnyOrder(
                        shown -> assertThat(shown).contains("NoteResource.read()"),
                        taken -> assertThat(taken).contains("NoteConsumer.take(")));
  }

  @Test
  void aSessionOutsideAStoreIsFound() {
    assertThat(broken("hibernate"))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.getFailureReport().toString())
                    .contains("only *Store", "Notes.session()", "Panache"));
  }

  @Test
  void aServiceThatReachesIntoAnotherIsFound() {
    assertThat(broken("foreign"))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.getFailureReport().toString())
                    .contains("Caller", "io.assidu.planted.sound.decide.Answer"));
  }

  /** Compiled here: Quarkus, which looks at all test classes, would not start with these. */
  @Test
  void anAnnotationThatRememberedTokensPassByIsFound(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("Vault.java");
    Files.writeString(
        source,
        """
        package io.assidu.planted.annotated;
        import io.quarkus.oidc.AuthenticationContext;
        class Vault {
          @AuthenticationContext("gold") String open() { return "open"; }
        }
        @AuthenticationContext("gold") class Safe {}
        """);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString()))
        .isZero();
    assertThat(broken("annotated", new ClassFileImporter().importPath(folder)))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.getFailureReport().getDetails())
                    .satisfiesExactlyInAnyOrder(
                        method -> assertThat(method).contains("Vault.open()"),
                        type -> assertThat(type).contains("Safe")));
  }

  @Test
  void aDecisionThatNeedsAFrameworkAClockOrChanceIsFound() {
    assertThat(broken("pure", "decide"))
        .satisfiesExactlyInAnyOrder(
            framework ->
                assertThat(framework.getFailureReport().toString())
                    .contains("imports no framework", "Injected.limit"),
            chance ->
                assertThat(chance.getFailureReport().toString())
                    .contains("Timed.decidedAt()", "Lucky.id()"));
  }

  private static List<EvaluationResult> broken(String service, String... pure) {
    String base = "io.assidu.planted." + service;
    return broken(service, new ClassFileImporter().importPackages(base), pure);
  }

  private static List<EvaluationResult> broken(
      String service, JavaClasses classes, String... pure) {
    String base = "io.assidu.planted." + service;
    return ArchitectureRules.rules(base, pure).stream()
        .map((ArchRule rule) -> rule.evaluate(classes))
        .filter(EvaluationResult::hasViolation)
        .toList();
  }
}
