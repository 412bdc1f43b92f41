package io.assidu.fraud.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.fraud.scoring.Model;
import io.assidu.platform.rules.RuleLanguage;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Objects;

/**
 * The model in force: the shipped one, or the file the configuration names. Read at the start, so
 * that a service with a model that cannot be used does not start.
 */
@Startup
@ApplicationScoped
public class Models {

  private static final String SHIPPED = "/risk-model.json";

  private final ModelDocument document;
  private final Model model;

  Models(ModelConfig config, ObjectMapper json, RuleLanguage language) {
    try {
      document = json.readValue(read(config), ModelDocument.class);
      model = new ModelCompiler(language).compile(document);
    } catch (IOException | ModelException unusable) {
      throw new IllegalStateException(
          "assidu.fraud.model.file does not hold a risk model: " + unusable.getMessage(), unusable);
    }
  }

  private static byte[] read(ModelConfig config) throws IOException {
    if (config.file().isPresent()) {
      return Files.readAllBytes(config.file().get());
    }
    try (InputStream shipped = Models.class.getResourceAsStream(SHIPPED)) {
      return Objects.requireNonNull(shipped).readAllBytes();
    }
  }

  public Model current() {
    return model;
  }

  ModelDocument document() {
    return document;
  }
}
