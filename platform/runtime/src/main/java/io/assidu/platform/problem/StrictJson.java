package io.assidu.platform.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Request bodies are taken at their word: 10.5 points are refused, not rounded to 10, and so is
 * what could not be kept.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.registerModule(new StorableJson());
  }

  /** After the modules whose deserializers it stands in front of. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }
}
