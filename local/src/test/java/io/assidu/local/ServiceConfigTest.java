package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceConfigTest {
  private static final StackSettings SETTINGS =
      StackSettings.standard()
          .withState(Path.of("/somewhere"))
          .withPorts(
              StackPorts.standard()
                  .with(Map.of(Port.POSTGRES, 25432, Port.KEYCLOAK, 28080, Port.SMTP, 23025)));

  @ParameterizedTest
  @EnumSource
  void eachServiceGetsItsOwnPortAndDatabase(Service service) throws Exception {
    Properties properties = properties(ServiceConfig.render(service, SETTINGS));

    assertThat(properties)
        .containsEntry("quarkus.http.port", Integer.toString(service.port().standard()))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry(
            "quarkus.datasource.jdbc.url",
            "jdbc:postgresql://localhost:25432/" + service.database())
        .containsEntry("quarkus.oidc.auth-server-url", "http://localhost:28080/realms/assidu");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftToFillIn(Service service) throws Exception {
    assertThat(properties(ServiceConfig.render(service, SETTINGS)).values())
        .noneMatch(value -> value.toString().matches(".*@[a-z-]+@.*"));
  }

  @Test
  void keycloakIsTheIssuerUnderItsAddressHere() throws Exception {
    assertThat(properties(ServiceConfig.render("keycloak", SETTINGS)))
        .containsEntry("KC_HOSTNAME", "http://localhost:28080")
        .containsEntry("KC_HTTP_PORT", "28080")
        .containsEntry("ASSIDU_SMTP_PORT", "23025");
  }

  @Test
  void keycloakSignsWithTheSecretThatFraudServiceExpects() throws Exception {
    Properties keycloak = properties(ServiceConfig.render("keycloak", SETTINGS));
    Properties fraud = properties(ServiceConfig.render(Service.FRAUD, SETTINGS));
    assertThat(keycloak.get("ASSIDU_SIGNALS_SECRET"))
        .isEqualTo(fraud.get("assidu.fraud.keycloak.secret"));
  }

  private static Properties properties(String text) throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
