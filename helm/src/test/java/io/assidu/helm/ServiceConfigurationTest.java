package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a chart gives to its service is what that service understands. */
class ServiceConfigurationTest {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

  private static final Manifests MINIMAL = Manifests.parse(Charts.render(Charts.MINIMAL));
  private static final Manifests EVERYTHING = Manifests.parse(Charts.render(Charts.EVERYTHING));

  static Stream<Arguments> services() {
    return Stream.of(MINIMAL, EVERYTHING)
        .flatMap(all -> Charts.SERVICES.stream().map(service -> Arguments.of(service, all)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void itsConfigurationBindsToItsOwnTypes(String service, Manifests manifests) {
    List<Class<?>> types = new ServiceModule(service).configurations();

    assertThat(types).isNotEmpty();
    bind(types, properties(service, manifests), environment(service, manifests));
  }

  @Test
  void aKeyThatAServiceDoesNotKnowIsFound() {
    List<Class<?>> types = new ServiceModule("journey-service").configurations();
    Map<String, String> properties = properties("journey-service", MINIMAL);

    properties.put("assidu.journey.company-zon", "UTC");

    assertThatThrownBy(() -> bind(types, properties, environment("journey-service", MINIMAL)))
        .hasMessageContaining("assidu.journey.company-zon");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void everyOtherKeyIsReadWhenItStarts(String service, Manifests manifests) {
    List<String> own =
        new ServiceModule(service)
            .configurations().stream()
                .map(type -> Objects.requireNonNull(type.getAnnotation(ConfigMapping.class)))
                .map(mapping -> mapping.prefix() + ".")
                .toList();

    assertThat(properties(service, manifests).keySet())
        .hasSizeGreaterThan(10)
        .allMatch(
            key ->
                own.stream().anyMatch(key::startsWith)
                    || QuarkusKeys.isReadAtStart(key)
                    || isOfKafka(key));
    assertThat(QuarkusKeys.isReadAtStart("quarkus.datasource.db-kind")).as("fixed").isFalse();
    assertThat(QuarkusKeys.isReadAtStart("quarkus.oidc.auth-server-ur")).as("no key").isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void whatIsSecretComesFromTheEnvironmentOnly(String service, Manifests manifests) {
    Map<String, String> environment = environment(service, manifests);
    Map<String, String> properties = properties(service, manifests);

    assertThat(properties.entrySet())
        .filteredOn(one -> one.getKey().matches(".*(password|secret|jaas|key|user(name)?)(\\b.*)?"))
        .filteredOn(one -> !one.getKey().endsWith("key-id"))
        .allMatch(one -> EXPRESSION.matcher(one.getValue()).matches());
    assertThat(properties.values().stream().flatMap(ServiceConfigurationTest::variables))
        .as("every expression has its variable")
        .allMatch(environment::containsKey);
    assertThat(environment.keySet())
        .as("every variable has its use")
        .filteredOn(variable -> !variable.equals("JDK_JAVA_OPTIONS"))
        .isSubsetOf(
            properties.values().stream().flatMap(ServiceConfigurationTest::variables).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void itIsFoundWhereItListens(String service, Manifests manifests) {
    assertThat(container(service, manifests).getPorts())
        .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("http", new ServiceModule(service).port()));
    assertThat(manifests.of(Service.class, service).getSpec().getPorts())
        .singleElement()
        .matches(port -> port.getTargetPort().getStrVal().equals("http"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void itIsAskedHowItIsWhereItAnswers(String service, Manifests manifests) {
    Container container = container(service, manifests);

    assertThat(new ServiceModule(service).packaged().keySet())
        .as("nothing moves health away from Quarkus' own place")
        .noneMatch(
            key ->
                key.startsWith("quarkus.smallrye-health.")
                    || key.startsWith("quarkus.management.")
                    || key.endsWith("root-path"));
    assertThat(
            Stream.of(
                    container.getStartupProbe(),
                    container.getLivenessProbe(),
                    container.getReadinessProbe())
                .map(Probe::getHttpGet)
                .map(HTTPGetAction::getPath))
        .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void itIsGivenTheTimeToEndWhatItHasBegun(String service, Manifests manifests) {
    Duration shutdown =
        Duration.parse(
            "PT" + new ServiceModule(service).packaged().get("quarkus.shutdown.timeout"));
    PodSpec pod = manifests.of(Deployment.class, service).getSpec().getTemplate().getSpec();
    long before = container(service, manifests).getLifecycle().getPreStop().getSleep().getSeconds();

    assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
        .isGreaterThan(shutdown.plusSeconds(before));
  }

  @ParameterizedTest
  @FieldSource("io.assidu.helm.Charts#SERVICES")
  void itIsScaledOnTheLagOfItsOwnSubscriptions(String service) {
    Manifests scaled =
        Manifests.parse(
            Charts.render(Charts.MINIMAL, it -> it.set(service + ".autoscaling.by", "lag")));

    assertThat(scaled.custom("ScaledObject"))
        .singleElement()
        .extracting(ServiceConfigurationTest::triggers)
        .isEqualTo(new ServiceModule(service).subscriptions());
  }

  @Test
  void whatItsValuesSayOfOtherKeysArrivesAsItWasWritten() {
    assertThat(properties("journey-service", EVERYTHING))
        .containsEntry("kafka.fetch.max.bytes", "10485760")
        .containsEntry("quarkus.datasource.reactive.max-size", "${POOL_SIZE}");
    assertThat(properties("fraud-service", EVERYTHING))
        .containsEntry("assidu.fraud.geo.networks.office.latitude", "48.85");
  }

  @Test
  void everyServiceHasADatabaseOfItsOwn() {
    assertThat(
            Charts.SERVICES.stream()
                .map(service -> properties(service, MINIMAL))
                .map(properties -> properties.get("quarkus.datasource.reactive.url")))
        .hasSize(6)
        .doesNotHaveDuplicates();
    assertThat(
            Charts.SERVICES.stream()
                .map(service -> variable(service, "DATABASE_PASSWORD"))
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName()))
        .doesNotHaveDuplicates();
  }

  @SuppressWarnings("unchecked") // of a ScaledObject, as KEDA describes it
  private static Map<String, String> triggers(GenericKubernetesResource scaledObject) {
    Map<String, String> groups = new TreeMap<>();
    List<Map<String, Map<String, String>>> triggers = scaledObject.get("spec", "triggers");
    for (Map<String, Map<String, String>> trigger : triggers) {
      Map<String, String> metadata = Objects.requireNonNull(trigger.get("metadata"));
      groups.put(metadata.get("topic"), metadata.get("consumerGroup"));
    }
    return groups;
  }

  private static void bind(
      List<Class<?>> types, Map<String, String> properties, Map<String, String> environment) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withSources(new PropertiesConfigSource(properties, "application.properties", 260))
            .withSources(new EnvConfigSource(environment, 300));
    types.forEach(builder::withMapping);
    assertThat(builder.build()).isNotNull();
  }

  private static boolean isOfKafka(String key) {
    return key.startsWith("kafka.")
        && ConsumerConfig.configNames().contains(key.substring("kafka.".length()));
  }

  private static Map<String, String> properties(String service, Manifests manifests) {
    return ServiceModule.parse(
        Objects.requireNonNull(
            manifests.of(ConfigMap.class, service).getData().get("application.properties")));
  }

  /** As Kubernetes would fill it, with something in every Secret. */
  private static Map<String, String> environment(String service, Manifests manifests) {
    return container(service, manifests).getEnv().stream()
        .collect(
            Collectors.toMap(
                EnvVar::getName,
                variable ->
                    variable.getValue() == null ? "what-the-secret-holds" : variable.getValue()));
  }

  private static EnvVar variable(String service, String name) {
    return container(service, MINIMAL).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Container container(String service, Manifests manifests) {
    return manifests
        .of(Deployment.class, service)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst();
  }

  private static Stream<String> variables(String value) {
    return EXPRESSION.matcher(value).results().map(result -> result.group(1));
  }
}
