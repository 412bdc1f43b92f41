package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the suite's chart renders is what Kubernetes understands, and changes only on purpose. */
class ManifestsTest {

  /** Kinds of operators, which are not in Kubernetes' own model. */
  private static final List<String> CUSTOM_KINDS = List.of("ScaledObject", "ServiceMonitor");

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "everything"})
  void noFieldAndNoKindIsUnknown(String example) {
    Manifests manifests = Manifests.parse(Charts.render(example(example)));

    assertThat(manifests.all()).hasSizeGreaterThan(30);
    assertThat(manifests.unknown())
        .allMatch(path -> CUSTOM_KINDS.stream().anyMatch(path::endsWith), "unless listed here");
  }

  @Test
  void aMisspeltFieldIsFoundWhereItStands() {
    String rendered = Charts.render(Charts.MINIMAL);

    String planted = rendered.replaceFirst("imagePullPolicy", "imagePullPolcy");

    assertThat(Manifests.parse(planted).unknown())
        .singleElement()
        .asString()
        .matches(
            "Deployment/assidu-[a-z]+-[a-z]+"
                + "\\.spec\\.template\\.spec\\.containers\\[0]\\.imagePullPolcy");
  }

  @Test
  void aMisspeltKindIsFound() {
    String planted = Charts.render(Charts.MINIMAL).replaceFirst("NetworkPolicy", "NetworkPolcy");

    assertThat(Manifests.parse(planted).unknown())
        .singleElement()
        .asString()
        .endsWith("nothing is known of the kind NetworkPolcy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "everything"})
  void aChangeOfWhatIsInstalledIsSeenInReview(String example) {
    Committed.assertIs(
        Path.of("src/test/golden").resolve(example + ".yaml"), Charts.render(example(example)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "everything"})
  void everythingBelongsToTheReleaseAndStandsInItsNamespace(String example) {
    assertThat(Manifests.parse(Charts.render(example(example))).all())
        .allSatisfy(
            one -> {
              assertThat(one.getMetadata().getNamespace()).isEqualTo("crm");
              assertThat(one.getMetadata().getLabels())
                  .containsEntry("app.kubernetes.io/instance", Charts.RELEASE)
                  .containsEntry("app.kubernetes.io/part-of", "assidu");
              assertThat(Manifests.name(one)).startsWith(Charts.RELEASE + "-");
            });
  }

  @Test
  void podsChangeWithTheirConfiguration() {
    String before = checksum(Charts.render(Charts.MINIMAL));

    String after =
        checksum(
            Charts.render(
                Charts.MINIMAL,
                command -> command.set("journey-service.companyZone", "Europe/Paris")));

    assertThat(after).isNotEqualTo(before);
  }

  private static String checksum(String rendered) {
    return Objects.requireNonNull(
        Manifests.parse(rendered)
            .of(Deployment.class, "journey-service")
            .getSpec()
            .getTemplate()
            .getMetadata()
            .getAnnotations()
            .get("checksum/config"));
  }

  private static Path example(String name) {
    return Path.of("examples").resolve(name + ".yaml");
  }
}
