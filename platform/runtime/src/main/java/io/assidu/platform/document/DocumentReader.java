package io.assidu.platform.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.assidu.platform.problem.JsonProblems;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads a document as JSON or as YAML, and takes it at its word: a member that is given twice, that
 * is not known, or that comes after the end is refused.
 *
 * @param <T> the document
 */
public abstract class DocumentReader<T> implements MessageBodyReader<T> {

  /** RFC 9512. */
  public static final String YAML = "application/yaml";

  private final Class<T> document;
  private final ObjectMapper json;
  private final ObjectMapper yaml;

  protected DocumentReader(Class<T> document, ObjectMapper mapper) {
    this.document = document;
    this.json = strict(mapper.copy());
    this.yaml = strict(mapper.copyWith(new YAMLFactory()));
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == document;
  }

  @Override
  public T readFrom(
      Class<T> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    boolean isYaml = mediaType.isCompatible(MediaType.valueOf(YAML));
    try {
      return (isYaml ? yaml : json).readValue(body, document);
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
