package io.assidu.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** What holds in every service; see the design's "Inside a service" for why. */
public final class ArchitectureRules {

  private static final String[] FRAMEWORKS = {
    "io.quarkus..",
    "io.smallrye..",
    "io.vertx..",
    "jakarta..",
    "org.hibernate..",
    "org.apache.kafka..",
    "org.eclipse.microprofile.."
  };

  private ArchitectureRules() {}

  /**
   * Checks a service.
   *
   * @param base its root package, {@code io.assidu.loyalty}
   * @param pure the packages below it that decide: no framework, no clock, no randomness
   */
  public static void check(String base, String... pure) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(base);
    rules(base, pure).forEach(rule -> rule.check(classes));
  }

  static List<ArchRule> rules(String base, String... pure) {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(featuresHaveNoCycles(base));
    rules.add(rowsStayInTheirStore(base));
    rules.add(onlyStoresTouchHibernate(base));
    rules.add(noServiceImportsAnother(base));
    rules.add(levelsOfAuthenticationAreLookedAtInEachCall(base));
    for (String name : pure) {
      rules.addAll(purity(base + "." + name + ".."));
    }
    return rules;
  }

  private static ArchRule featuresHaveNoCycles(String base) {
    return slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private static ArchRule rowsStayInTheirStore(String base) {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .haveNameMatching(".*(Resource|Consumer)")
        .should(
            new ArchCondition<JavaMethod>("not have a *Row in their signature") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean row =
                    method.getRawReturnType().getSimpleName().endsWith("Row")
                        || method.getRawParameterTypes().stream()
                            .map(JavaClass::getSimpleName)
                            .anyMatch(name -> name.endsWith("Row"));
                if (row) {
                  events.add(
                      SimpleConditionEvent.violated(method, method.getFullName() + " shows a row"));
                }
              }
            })
        .as("*Row stays out of the signatures of *Resource and *Consumer in " + base)
        .allowEmptyShould(true);
  }

  private static ArchRule onlyStoresTouchHibernate(String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .haveNameNotMatching(".*(Store|Row|Row\\$.*|RowKey|RowId)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hibernate..", "io.quarkus.hibernate..", "jakarta.persistence..")
        .as("only *Store (and its *Row) touches Hibernate")
        .allowEmptyShould(true);
  }

  private static ArchRule noServiceImportsAnother(String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.assidu..")
                .and(
                    not(
                        resideInAnyPackage(
                            base + "..", "io.assidu.platform..", "io.assidu.contracts.."))))
        .as("services meet in contracts, not in each other's classes")
        .allowEmptyShould(true);
  }

  /**
   * A token that was verified a moment ago is not verified again, so an annotation that is looked
   * at in the verification would let later calls pass: docs/adr/tokens-verified-once-in-a-while.md.
   */
  private static ArchRule levelsOfAuthenticationAreLookedAtInEachCall(String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.quarkus.oidc.AuthenticationContext")
        .as("who needs a level of authentication looks at the token's acr, without an annotation")
        .allowEmptyShould(true);
  }

  private static List<ArchRule> purity(String pure) {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage(pure)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS)
            .as(pure + " imports no framework"),
        noClasses()
            .that()
            .resideInAPackage(pure)
            .should()
            .callMethod("java.time.Instant", "now")
            .orShould()
            .callMethod("java.time.LocalDate", "now")
            .orShould()
            .callMethod("java.util.UUID", "randomUUID")
            .orShould()
            .callMethod("java.lang.System", "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .as(pure + " takes time and chance as arguments"));
  }
}
