package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whoever reads the READMEs finds every value, and every Secret that has to be there. */
class ReadmeTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Values that are told as a whole: references to Secrets, above all. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "resources|(.*[.])?(s|caS|passwordS|kafkaS|keycloakS)ecret|.*[.]suppressionKey");

  static Stream<String> values() {
    JsonNode common =
        YAML.readTree(Charts.SOURCES.resolve("assidu-lib/values.yaml")).at("/exports/defaults");
    return Stream.concat(
            leaves("", common),
            Charts.SERVICES.stream()
                .flatMap(
                    service ->
                        leaves(
                            service + ".",
                            YAML.readTree(Charts.SOURCES.resolve(service + "/values.yaml")))))
        // Those every service has are described once, without its name.
        .map(path -> path.replaceFirst("^[a-z]+-[a-z]+\\.(database|kafkaSecret|ingress)", "$1"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsDescribed(String path) throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("`" + path + "`");
  }

  @Test
  void aSecretThatMustExistIsMadeInTheInstructions() throws IOException {
    String instructions = Files.readString(Path.of("../k8s/README.md"));

    assertThat(
            Manifests.parse(Charts.render(Charts.MINIMAL))
                .of(Deployment.class)
                .flatMap(one -> one.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null)
                .map(source -> source.getSecretKeyRef()))
        .filteredOn(secret -> !secret.getName().endsWith("-kafka"))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            (SecretKeySelector secret) ->
                assertThat(instructions)
                    .contains(secret.getName().replace("-database", ""))
                    .containsPattern("--from-(literal|file)=" + secret.getKey() + "="));
  }

  /** Down to what is a value by itself: a scalar, a list, an open map, a reference to a Secret. */
  private static Stream<String> leaves(String prefix, JsonNode values) {
    return values.properties().stream()
        .flatMap(
            (Map.Entry<String, JsonNode> value) -> {
              String path = prefix + value.getKey();
              JsonNode inside = value.getValue();
              return inside.isObject() && !inside.isEmpty() && !WHOLE.matcher(path).matches()
                  ? leaves(path + ".", inside)
                  : Stream.of(path);
            });
  }
}
