package io.assidu.loyalty.program;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The form of programs, for editors. */
@Path("/v1/programs/schema")
@Tag(name = "Programs")
class ProgramSchemaResource {

  /** Generated from {@link Program}; a test compares them. */
  static final String SCHEMA = "/schema/program.schema.json";

  private final String schema = read();

  @GET
  @Produces("application/schema+json")
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "The JSON Schema of a program")
  @APIResponse(responseCode = "200", description = "JSON Schema 2020-12.")
  public String get() {
    return schema;
  }

  private static String read() {
    try (InputStream source =
        Objects.requireNonNull(ProgramSchemaResource.class.getResourceAsStream(SCHEMA))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
