package io.assidu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The OpenAPI document that the running service serves. */
public final class OpenApiReference {

  private static final boolean UPDATE = Boolean.getBoolean("openapi.update");

  private OpenApiReference() {}

  /**
   * Fails where an operation lacks its summary, its scope, a refusal or an example, and where an
   * example is not what the record of the body reads and writes.
   *
   * @param base the root package of the service
   * @param open the paths that anybody may call
   */
  public static void isComplete(String base, String... open) {
    JsonNode document = document();
    List<String> flaws = new ArrayList<>(OpenApiFlaws.of(document, Set.of(open)));
    flaws.addAll(OpenApiExamples.flaws(document, base));
    assertThat(flaws).isEmpty();
  }

  /**
   * Fails where {@code docs/openapi/<module>.yaml} is another document; {@code
   * -Dopenapi.update=true} writes it.
   */
  public static void isCommitted(String module) {
    Path file = Checkout.root().resolve("docs/openapi/" + module + ".yaml");
    String served = get("yaml");
    try {
      if (UPDATE) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, served);
      }
      assertThat(file).exists();
      assertThat(Files.readString(file))
          .as("%s is what the service says; -Dopenapi.update=true writes it", file)
          .isEqualTo(served);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode document() {
    try {
      return new ObjectMapper().readTree(get("json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String get(String format) {
    return RestAssured.get("/q/openapi?format=" + format)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
