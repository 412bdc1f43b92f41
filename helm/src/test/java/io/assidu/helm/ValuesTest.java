package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Values that cannot be meant are refused before anything is installed, in words. */
class ValuesTest {

  @ParameterizedTest
  @FieldSource("io.assidu.helm.Charts#SERVICES")
  void theSchemaOfAServiceIsPutTogetherFromItsParts(String service) {
    Committed.assertIs(schema(service), ValueSchemas.service(service));
  }

  @Test
  void theSchemaOfTheSuiteIsPutTogetherFromItsParts() {
    Committed.assertIs(schema(Charts.SUITE), ValueSchemas.suite());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          profil-service.enabled                | true           | additional properties 'profil-service' not allowed
          global.kafka.bootstrapServer          | kafka:9092     | at '/global/kafka': additional properties 'bootstrapServer' not allowed
          profile-service.replica               | 3              | additional properties 'replica' not allowed
          loyalty-service.oidcClient.password   | hunter2        | at '/oidcClient': additional properties 'password' not allowed
          global.kafka.bootstrapServers         | kafka          | at '/global/kafka/bootstrapServers'
          global.postgresql.port                | 70000          | at '/global/postgresql/port': maximum: got 70,000, want 65,535
          channel-gateway.smtp.tls              | starttls       | at '/smtp/tls': value must be one of 'none', 'opportunistic', 'required', 'implicit'
          channel-gateway.unsubscribe.baseUrl   | http://shop.eu | at '/unsubscribe/baseUrl'
          policy-service.autoscaling.by         | memory         | at '/autoscaling/by': value must be one of 'none', 'cpu', 'lag'
          profile-service.image.digest          | latest         | at '/image/digest'
          """)
  void whatCannotBeMeantIsRefused(String key, String value, String message) {
    assertThatThrownBy(() -> Charts.render(Charts.MINIMAL, it -> it.set(key, value)))
        .hasMessageContaining(message);
  }

  @Test
  void healthAndMetricsAreNeverShownToTheWorld() {
    assertThatThrownBy(
            () ->
                Charts.render(
                    Charts.EVERYTHING,
                    it -> it.set("profile-service.ingress.paths[0]", "/q/metrics")))
        .hasMessageContaining("at '/ingress/paths/0'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          global.image.registry               | where the images were pushed to
          global.kafka.bootstrapServers       | host:port of the Kafka brokers
          global.postgresql.host              | the PostgreSQL server
          global.postgresql.tls.caSecret.name | the Secret with the certificate authority
          global.oidc.authServerUrl           | the realm, such as
          global.redis.url                    | the Redis that counts contacts
          channel-gateway.smtp.host           | the company's mail relay
          channel-gateway.email.fromAddress   | the address in From
          channel-gateway.company.name        | the name the customers know
          channel-gateway.unsubscribe.baseUrl | https address at which the world reaches
          """)
  void whatIsMissingIsNamedAndExplained(String key, String explanation) {
    assertThatThrownBy(() -> Charts.render(Charts.MINIMAL, it -> it.set(key, "")))
        .hasMessageContaining("lacks values:")
        .hasMessageContaining(key + ": " + explanation);
  }

  @Test
  void allThatAServiceMissesIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                Charts.helm("channel-gateway")
                    .template()
                    .withKubeVersion(Charts.OLDEST_KUBERNETES)
                    .call())
        .hasMessageContaining("channel-gateway lacks values:")
        .message()
        .satisfies(
            message ->
                assertThat(message.lines().filter(line -> line.matches("  [a-zA-Z.-]+: .*")))
                    .hasSize(9));
  }

  private static Path schema(String chart) {
    return Charts.SOURCES.resolve(chart).resolve("values.schema.json");
  }
}
