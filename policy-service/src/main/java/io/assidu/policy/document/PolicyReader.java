package io.assidu.policy.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.assidu.platform.problem.JsonProblems;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads a policy as JSON or as YAML, and takes it at its word: a member that is given twice, that
 * is not known, or that comes after the end is refused.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, PolicyReader.YAML})
class PolicyReader implements MessageBodyReader<ContactPolicy> {

  /** RFC 9512. */
  static final String YAML = "application/yaml";

  private final ObjectMapper json;
  private final ObjectMapper yaml;

  PolicyReader(ObjectMapper mapper) {
    this.json = strict(mapper.copy());
    this.yaml = strict(mapper.copyWith(new YAMLFactory()));
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == ContactPolicy.class;
  }

  @Override
  public ContactPolicy readFrom(
      Class<ContactPolicy> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    boolean isYaml = mediaType.isCompatible(MediaType.valueOf(YAML));
    try {
      return (isYaml ? yaml : json).readValue(body, ContactPolicy.class);
    } catch (StreamReadException e) {
      throw malformed(e, isYaml ? "YAML" : "JSON");
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    }
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    return mapper
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private static ProblemException malformed(StreamReadException e, String language) {
    JsonParser parser = e.getProcessor();
    String pointer = parser == null ? "" : parser.getParsingContext().pathAsPointer().toString();
    return PlatformError.MALFORMED_JSON
        .problem("The body is not well-formed " + language + ".")
        .at(
            pointer.isEmpty() ? "/" : pointer,
            "well-formed",
            "Line %d, column %d: the syntax is wrong, or a member is given twice."
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
  }
}
