package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.local.server.Checkout;
import io.assidu.local.server.ServerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakFilesTest {
  @TempDir private Path checkout;
  private KeycloakFiles files;

  @BeforeEach
  void settings() {
    files =
        new KeycloakFiles(
            new StackSettings(
                new Checkout(checkout),
                checkout.resolve("state"),
                StackPorts.standard(),
                Set.of(),
                StackSettings.SMALL));
  }

  @Test
  void withoutABuildItSaysWhatToRun() {
    assertThatThrownBy(files::home)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("There is no *.zip in ")
        .hasMessageEndingWith("run ./mvnw -DskipTests package");
  }

  @Test
  void withTwoProvidersItDoesNotGuess() throws Exception {
    file("local/target/keycloak/keycloak-quarkus-dist-26.7.3.zip");
    file("identity/target/identity-0.1.0.jar");
    file("identity/target/identity-0.2.0.jar");

    assertThatThrownBy(files::home)
        .isInstanceOf(ServerException.class)
        .hasMessageEndingWith("holds more than one identity-*.jar: delete the older");
  }

  private void file(String name) throws Exception {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
