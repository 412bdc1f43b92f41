package io.assidu.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The charts with their dependencies inside, in {@code target/charts}, where {@code helm install}
 * finds them too. Built once for all tests.
 */
final class Charts {

  /** In the order in which an event meets them. */
  static final List<String> SERVICES =
      List.of(
          "profile-service",
          "journey-service",
          "policy-service",
          "channel-gateway",
          "loyalty-service",
          "fraud-service");

  /** The chart of all services. */
  static final String SUITE = "assidu";

  static final String LIBRARY = "assidu-lib";
  static final String RELEASE = "assidu";

  /** The oldest that the charts want. */
  static final String OLDEST_KUBERNETES = "v1.30.0";

  static final Path SOURCES = Path.of("charts");
  static final Path MINIMAL = Path.of("examples/minimal.yaml");
  static final Path EVERYTHING = Path.of("examples/everything.yaml");

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path BUILT = build();
  private static final Map<Path, String> RENDERED = new ConcurrentHashMap<>();

  private Charts() {}

  static Helm helm(String chart) {
    return new Helm(BUILT.resolve(chart));
  }

  /** What would be installed with these values. */
  static String render(Path values) {
    return RENDERED.computeIfAbsent(values, it -> render(it, command -> command));
  }

  static String render(Path values, UnaryOperator<TemplateCommand> more) {
    return more.apply(
            helm(SUITE)
                .template()
                .withName(RELEASE)
                .withNamespace("crm")
                .withKubeVersion(OLDEST_KUBERNETES)
                .withValuesFile(values))
        .call();
  }

  /** The minimal values of the suite, as a service's own chart takes them. */
  static Path valuesOf(String service) {
    ObjectNode suite = YAML.readTree(MINIMAL).asObject();
    ObjectNode values = suite.withObject("/" + service).deepCopy();
    values.set("global", suite.get("global"));
    Path file = Path.of("target", service + "-values.yaml");
    YAML.writeValue(file, values);
    return file;
  }

  /** A chart whose own values are the minimal ones: lint takes no others. */
  static Helm withMinimalValues(String chart) {
    Path copy = Path.of("target/minimal", chart);
    try {
      deleteRecursively(copy);
      copy(BUILT.resolve(chart), copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!chart.equals(LIBRARY)) {
      Path values = copy.resolve("values.yaml");
      Path minimal = chart.equals(SUITE) ? MINIMAL : valuesOf(chart);
      JsonNode merged = YAML.readerForUpdating(YAML.readTree(values)).readValue(minimal);
      YAML.writeValue(values, merged);
    }
    return new Helm(copy);
  }

  private static Path build() {
    Path target = Path.of("target/charts");
    try {
      deleteRecursively(target);
      copy(SOURCES, target);
      for (String service : SERVICES) {
        new Helm(target.resolve(service)).dependency().update().call();
      }
      new Helm(target.resolve(SUITE)).dependency().update().call();
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void deleteRecursively(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
