package io.assidu.journey.definition;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The form of journey documents, for editors. */
@Path("/v1/journey-schema")
@Tag(name = "Journeys")
class SchemaResource {

  private final String schema = DocumentReader.schemaText();

  @GET
  @Produces("application/schema+json")
  @PermissionsAllowed("journey:read")
  @Operation(summary = "The JSON Schema of a journey document")
  public String get() {
    return schema;
  }
}
