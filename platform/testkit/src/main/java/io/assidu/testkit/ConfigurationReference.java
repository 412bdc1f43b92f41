package io.assidu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference page of what can be set, {@code docs/configuration/<module>.md}: the Javadoc of the
 * module's {@code @ConfigMapping} interfaces and the comments of its properties files. It is
 * generated, committed and compared; {@code -Dconfiguration.update=true} writes it anew.
 */
public final class ConfigurationReference {

  private static final boolean UPDATE = Boolean.getBoolean("configuration.update");

  private static final List<String> SETTINGS =
      List.of("application.properties", "META-INF/microprofile-config.properties");

  /** A key of ours in an expression, as in {@code @Scheduled(every = "${assidu.…}")}. */
  private static final Pattern EXPRESSION = Pattern.compile("\\{(assidu\\.[a-z.-]+)");

  private final Path module;
  private final List<ConfigurationMappings.Mapping> mappings;

  private ConfigurationReference(Path module) {
    this.module = module;
    this.mappings = ConfigurationMappings.below(module.resolve("src/main/java"));
  }

  /**
   * Fails where the page is not what the sources say, where a key says nothing of itself, and where
   * an expression reads a key that no interface declares.
   *
   * @param module its path from the root of the checkout
   */
  public static void check(String module) {
    Path root = Checkout.root();
    ConfigurationReference reference = new ConfigurationReference(root.resolve(module));
    reference.everyKeyIsDescribed();
    reference.everyExpressionReadsADeclaredKey();
    String name = module.replace('/', '-');
    Path page = root.resolve("docs/configuration/" + name + ".md");
    String text = reference.page(name);
    try {
      if (UPDATE) {
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
      }
      assertThat(page).exists();
      assertThat(Files.readString(page))
          .as("%s is what the sources say; -Dconfiguration.update=true writes it", page)
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void everyKeyIsDescribed() {
    for (ConfigurationMappings.Mapping mapping : mappings) {
      assertThat(mapping.description()).as("Javadoc of the keys %s", mapping.prefix()).isNotBlank();
      assertThat(mapping.keys())
          .allSatisfy(key -> assertThat(key.description()).as(key.name()).isNotBlank());
    }
  }

  private void everyExpressionReadsADeclaredKey() {
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        EXPRESSION.matcher(Files.readString(file)).results().forEach(m -> read.add(m.group(1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(mappings.stream().flatMap(mapping -> mapping.keys().stream()))
        .extracting(ConfigurationKey::name)
        .containsAll(read);
  }

  private String page(String name) {
    StringBuilder page = new StringBuilder();
    page.append("# Configuration of ").append(name).append("\n\n");
    page.append("<!-- Generated from the sources: see CONTRIBUTING.md. -->\n");
    if (!mappings.isEmpty()) {
      page.append("\nDurations are `500ms`, `30s`, `5m`, `1h` or ISO 8601 (`P30D`). ");
      page.append("`<name>` is a name of your own.\n");
    }
    for (ConfigurationMappings.Mapping mapping : mappings) {
      page.append("\n## `").append(mapping.prefix()).append("`\n\n");
      page.append(mapping.description()).append("\n\n");
      page.append("| Key and variable | Takes | Default | |\n| --- | --- | --- | --- |\n");
      mapping.keys().forEach(key -> page.append(row(key)));
    }
    for (String file : SETTINGS) {
      Path settings = module.resolve("src/main/resources").resolve(file);
      if (Files.exists(settings)) {
        page.append("\n## What [").append(file).append("](").append("../../");
        page.append(Checkout.root().relativize(settings)).append(") sets\n\n");
        page.append("The environment overrides them, except what Quarkus fixes when it builds.\n");
        SettingsFile.read(settings).forEach(group -> page.append(group(group)));
      }
    }
    return page.toString();
  }

  private static String row(ConfigurationKey key) {
    String standing = key.required() ? "**required**" : code(key.value());
    return "| " + String.join(" | ", names(key), key.type(), standing, key.description()) + " |\n";
  }

  private static String group(SettingsFile.Group group) {
    return group.keys().stream()
        .map(
            key ->
                "| "
                    + names(key)
                    + " | "
                    + (key.required() ? "**to be set**" : code(key.value()))
                    + " |\n")
        .collect(
            Collectors.joining(
                "",
                "\n"
                    + (group.comment().isEmpty() ? "" : group.comment() + "\n\n")
                    + "| Key and variable | Value |\n| --- | --- |\n",
                ""));
  }

  private static String names(ConfigurationKey key) {
    boolean group = key.name().endsWith("…");
    return "`" + key.name() + "`" + (group ? "" : "<br>`" + key.variable() + "`");
  }

  private static String code(@Nullable String value) {
    return value == null || value.isEmpty() ? "none" : "`" + value + "`";
  }
}
