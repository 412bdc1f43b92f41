package io.assidu.policy.document;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The form of contact policies, for editors. */
@Path("/v1/contact-policies/schema")
@Tag(name = "Contact policies")
class PolicySchemaResource {

  /** Generated from {@link ContactPolicy}; a test compares them. */
  static final String SCHEMA = "/schema/contact-policy.schema.json";

  private final String schema = read();

  @GET
  @Produces("application/schema+json")
  @PermissionsAllowed("policy:read")
  @Operation(summary = "The JSON Schema of a contact policy")
  public String get() {
    return schema;
  }

  static String read() {
    try (InputStream source =
        Objects.requireNonNull(PolicySchemaResource.class.getResourceAsStream(SCHEMA))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
