package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.contracts.Topics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** The platform in {@code k8s/} is the one that the suite's minimal values stand on. */
class PlatformResourcesTest {

  private static final Path FOLDER = Path.of("../k8s");

  /** By operator; what they allow inside is not checked here. */
  private static final List<String> KINDS =
      List.of(
          "Kafka",
          "KafkaNodePool",
          "KafkaTopic",
          "KafkaUser",
          "Cluster",
          "Database",
          "Keycloak",
          "KeycloakRealmImport");

  @Test
  void theTopicsAreThoseOfTheContracts() {
    Committed.assertIs(FOLDER.resolve("kafka-topics.yaml"), KafkaResources.topics());

    assertThat(read("kafka-topics").custom("KafkaTopic")).hasSize(2 * Topics.all().size());
  }

  @Test
  void everyServiceMayReadWhatItSubscribesToAndWriteWhatItOwns() {
    Committed.assertIs(FOLDER.resolve("kafka-users.yaml"), KafkaResources.users());

    assertThat(read("kafka-users").custom("KafkaUser").map(Manifests::name))
        .containsExactlyElementsOf(
            Charts.SERVICES.stream().map(service -> service + "-kafka").toList());
  }

  @Test
  void theRealmIsThatOfIdentityWithNoSecretInIt() throws IOException {
    Committed.assertIs(FOLDER.resolve("keycloak-realm.yaml"), RealmImport.render());

    assertThat(Files.readString(FOLDER.resolve("keycloak-realm.yaml")))
        .contains("${ASSIDU_SHOP_SECRET}")
        .doesNotContain("local-");
  }

  @Test
  void theRealmHasTheTypesOfKeycloaksOwnRepresentation() {
    GenericKubernetesResource realm =
        read("keycloak-realm").all().stream()
            .map(GenericKubernetesResource.class::cast)
            .findFirst()
            .orElseThrow();

    ObjectMapper strict =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    RealmRepresentation read =
        strict.convertValue(realm.get("spec", "realm"), RealmRepresentation.class);

    assertThat(read.getRealm()).isEqualTo("assidu");
    assertThat(read.getSslRequired()).isEqualTo("external");
    assertThat(read.getClients())
        .filteredOn(client -> !client.isPublicClient())
        .hasSize(3)
        .allMatch(client -> client.getSecret().matches("\\$\\{ASSIDU_[A-Z]+_SECRET}"))
        .noneMatch(client -> client.isDirectAccessGrantsEnabled());
  }

  @Test
  void nothingInKubernetesOwnKindsIsUnknown() {
    assertThat(everything().unknown())
        .allMatch(path -> KINDS.stream().anyMatch(kind -> path.endsWith("the kind " + kind)));
  }

  @Test
  void everyDatabaseOfTheChartsIsMadeWithARoleOfItsOwn() {
    Manifests postgresql = read("postgresql");
    GenericKubernetesResource cluster = postgresql.custom("Cluster").findFirst().orElseThrow();
    List<Map<String, Object>> roles = cluster.get("spec", "managed", "roles");

    for (String service : Charts.SERVICES) {
      String url =
          Objects.requireNonNull(configuration(service).get("quarkus.datasource.reactive.url"));
      String database = url.substring(url.lastIndexOf('/') + 1);
      assertThat(url).startsWith("postgresql://" + Manifests.name(cluster) + "-rw:5432/");
      assertThat(postgresql.custom("Database"))
          .filteredOn(one -> Manifests.name(one).equals(database))
          .singleElement()
          .satisfies(one -> assertThat((String) one.get("spec", "owner")).isEqualTo(database));
      assertThat(roles)
          .filteredOn(role -> database.equals(role.get("name")))
          .singleElement()
          .extracting(role -> role.get("passwordSecret"))
          .isEqualTo(Map.of("name", service + "-database"));
    }
  }

  @Test
  void redisHasNoRightsBeyondItsOwnAndIsAskedByPolicyOnly() {
    Manifests redis = read("redis");
    PodSpec pod =
        redis.of(StatefulSet.class).findFirst().orElseThrow().getSpec().getTemplate().getSpec();
    SecurityContext context = pod.getContainers().getFirst().getSecurityContext();

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(context.getReadOnlyRootFilesystem()).isTrue();
    assertThat(context.getAllowPrivilegeEscalation()).isFalse();
    assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(redis.of(NetworkPolicy.class))
        .flatExtracting(policy -> policy.getSpec().getIngress())
        .flatExtracting(rule -> rule.getFrom())
        .extracting(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))
        .containsExactly("policy-service");
  }

  @Test
  void theSuiteFindsItsPlatform() {
    String kafka = Manifests.name(read("kafka").custom("Kafka").findFirst().orElseThrow());

    assertThat(configuration("policy-service"))
        .containsEntry("kafka.bootstrap.servers", kafka + "-kafka-bootstrap:9093")
        .containsEntry("quarkus.redis.hosts", "redis://assidu-redis:6379");
    assertThat(read("redis").all()).extracting(Manifests::name).containsOnly("assidu-redis");
  }

  private static Map<String, String> configuration(String service) {
    return ServiceModule.parse(
        Objects.requireNonNull(
            Manifests.parse(Charts.render(Charts.MINIMAL))
                .of(ConfigMap.class, service)
                .getData()
                .get("application.properties")));
  }

  private static Manifests everything() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return new Manifests(
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .sorted()
              .flatMap(file -> read(file.replace(".yaml", "")).all().stream())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifests read(String name) {
    try {
      return Manifests.parse(Files.readString(FOLDER.resolve(name + ".yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
