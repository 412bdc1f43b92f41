package io.assidu.helm;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The realm of {@code identity} as a resource of the Keycloak operator. What the realm takes from
 * the environment comes from Secrets, and what stands in for it on a developer's machine is gone:
 * an import without those Secrets fails rather than makes a realm whose secrets everybody knows.
 */
final class RealmImport {

  private static final Path REALM = Path.of("../identity/src/main/resources/assidu-realm.json");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ASSIDU_[A-Z_]+):[^}]*}");

  /** What is the same in every production, as JSON: the resource wants a boolean where one is. */
  private static final Map<String, String> FIXED =
      Map.of("ASSIDU_DIRECT_GRANTS", "false", "ASSIDU_SSL_REQUIRED", "\"external\"");

  /** Variables that are another part's secret too; the rest is in the Secret of the realm. */
  private static final Map<String, Map<String, String>> SHARED =
      Map.of("ASSIDU_LOYALTY_SECRET", secret("loyalty-service", "client-secret"));

  private final Map<String, Object> placeholders = new TreeMap<>();

  private RealmImport() {}

  static String render() {
    String local = JsonMapper.shared().readTree(REALM).toString();
    return new RealmImport().render(local);
  }

  private String render(String local) {
    String realm = local;
    for (Map.Entry<String, String> fixed : FIXED.entrySet()) {
      realm = realm.replaceAll("\"\\$\\{%s:[^}]*}\"".formatted(fixed.getKey()), fixed.getValue());
    }
    realm = VARIABLE.matcher(realm).replaceAll(this::replacement);
    YAMLMapper yaml =
        YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    ObjectNode resource = yaml.createObjectNode();
    resource.put("apiVersion", "k8s.keycloak.org/v2alpha1").put("kind", "KeycloakRealmImport");
    resource.putObject("metadata").put("name", "assidu");
    ObjectNode spec = resource.putObject("spec").put("keycloakCRName", "assidu");
    spec.set("placeholders", yaml.valueToTree(placeholders));
    spec.set("realm", JsonMapper.shared().readTree(realm));
    return "# Generated from identity; helm/src/test/java/io/assidu/helm/RealmImport.java says how.\n"
        + yaml.writeValueAsString(resource);
  }

  private String replacement(MatchResult variable) {
    String name = variable.group(1);
    placeholders.put(name, Map.of("secret", source(name)));
    return Matcher.quoteReplacement("${" + name + "}");
  }

  private static Map<String, String> source(String variable) {
    return SHARED.getOrDefault(
        variable,
        secret(
            "assidu-realm",
            variable.replaceFirst("ASSIDU_", "").toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  private static Map<String, String> secret(String name, String key) {
    Map<String, String> secret = new LinkedHashMap<>();
    secret.put("name", name);
    secret.put("key", key);
    return secret;
  }
}
