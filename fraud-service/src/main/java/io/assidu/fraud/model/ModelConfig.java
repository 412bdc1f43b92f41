package io.assidu.fraud.model;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Which model scores. */
@ConfigMapping(prefix = "assidu.fraud.model")
interface ModelConfig {

  /**
   * A JSON file of the same form as the shipped {@code risk-model.json}. It is checked when the
   * service starts, which it does not with a model that cannot be used.
   */
  Optional<Path> file();
}
