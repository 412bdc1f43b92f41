package io.assidu.fraud.model;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/risk-model")
@Tag(name = "Risk model")
class ModelResource {

  private final Models models;

  ModelResource(Models models) {
    this.models = models;
  }

  @GET
  @PermissionsAllowed("risk:read")
  @Operation(summary = "The model that scores now, with its rules and thresholds")
  public ModelDocument get() {
    return models.document();
  }
}
