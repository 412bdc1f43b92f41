package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each chart by itself, and the suite with some of its services. */
class ChartsTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  static Stream<String> charts() {
    return Stream.concat(Charts.SERVICES.stream(), Stream.of(Charts.SUITE, Charts.LIBRARY));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void aChartLintsStrictly(String chart) {
    LintResult result = Charts.withMinimalValues(chart).lint().strict().call();

    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    assertThat(result.getMessages()).noneMatch(message -> message.matches("\\[(WARNING|ERROR)].*"));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void aChartHasTheVersionOfTheSuite(String chart) throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>assidu</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(version.find()).isTrue();

    JsonNode metadata = YAML.readTree(Charts.SOURCES.resolve(chart).resolve("Chart.yaml"));

    assertThat(metadata.get("version").asString()).isEqualTo(version.group(1));
    assertThat(metadata.path("appVersion").asString(version.group(1))).isEqualTo(version.group(1));
    assertThat(metadata.path("dependencies"))
        .allMatch(one -> one.get("version").asString().equals(version.group(1)));
  }

  @Test
  void theSuiteSharesTheDefaultsThatAServiceHasAlone() {
    JsonNode suite = YAML.readTree(Charts.SOURCES.resolve("assidu/values.yaml"));
    JsonNode library = YAML.readTree(Charts.SOURCES.resolve("assidu-lib/values.yaml"));

    assertThat(suite.get("global")).isEqualTo(library.at("/exports/defaults/global"));
  }

  @ParameterizedTest
  @FieldSource("io.assidu.helm.Charts#SERVICES")
  void aServiceCanBeLeftOut(String service) {
    Manifests manifests =
        Manifests.parse(
            Charts.render(
                Charts.EVERYTHING, command -> command.set(service + ".enabled", "false")));

    assertThat(deployed(manifests)).hasSize(5).doesNotContain(service);
    assertThat(manifests.all()).noneMatch(one -> belongsTo(one, service));
  }

  @ParameterizedTest
  @FieldSource("io.assidu.helm.Charts#SERVICES")
  void aServiceCanBeInstalledAlone(String service) {
    String rendered =
        Charts.helm(service)
            .template()
            .withName(Charts.RELEASE)
            .withKubeVersion(Charts.OLDEST_KUBERNETES)
            .withValuesFile(Charts.valuesOf(service))
            .call();

    assertThat(deployed(Manifests.parse(rendered))).containsExactly(service);
  }

  @Test
  void replicasAreLeftToWhateverScalesThem() {
    Manifests manifests = Manifests.parse(Charts.render(Charts.EVERYTHING));

    assertThat(replicas(manifests, "journey-service")).isEqualTo(2);
    assertThat(replicas(manifests, "profile-service")).as("scaled on lag").isNull();
    assertThat(replicas(manifests, "policy-service")).as("scaled on CPU").isNull();
    assertThat(
            replicas(
                Manifests.parse(
                    Charts.render(
                        Charts.MINIMAL, command -> command.set("fraud-service.replicas", 5))),
                "fraud-service"))
        .isEqualTo(5);
  }

  private static Integer replicas(Manifests manifests, String service) {
    return manifests.of(Deployment.class, service).getSpec().getReplicas();
  }

  private static List<String> deployed(Manifests manifests) {
    return manifests
        .of(Deployment.class)
        .map(one -> one.getMetadata().getLabels().get("app.kubernetes.io/name"))
        .toList();
  }

  private static boolean belongsTo(HasMetadata manifest, String service) {
    return service.equals(manifest.getMetadata().getLabels().get("app.kubernetes.io/name"));
  }
}
