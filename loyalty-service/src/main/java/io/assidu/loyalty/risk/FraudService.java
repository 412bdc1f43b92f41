package io.assidu.loyalty.risk;

import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** fraud-service, called with this service's own token (scope {@code risk:assess}). */
@RegisterRestClient(configKey = "fraud-service")
@RegisterProvider(OidcClientRequestReactiveFilter.class)
@Path("/v1/assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface FraudService {

  @POST
  Uni<Assessment> assess(AssessmentRequest request);
}
