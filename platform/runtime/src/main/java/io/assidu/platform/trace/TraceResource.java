package io.assidu.platform.trace;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.arc.All;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this service did under a correlation id, from its own books. */
@Path("/v1/traces")
@Tag(name = "Traces")
class TraceResource {

  /** What one transaction did shares its instant: the event comes before what came of it. */
  private static final Comparator<TraceEntry> ORDER =
      Comparator.comparing(TraceEntry::at).thenComparing(entry -> !entry.kind().equals("event"));

  private final UnitOfWork unitOfWork;
  private final List<TraceSource> sources;
  private final String service;

  TraceResource(
      UnitOfWork unitOfWork,
      @All List<TraceSource> sources,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.unitOfWork = unitOfWork;
    this.sources = sources;
    this.service = service;
  }

  @GET
  @Path("/{correlationId}")
  @PermissionsAllowed("trace:read")
  @Operation(
      summary = "What this service did because of one customer event",
      description = "In the order it happened. Empty if nothing is known under that id.")
  public Uni<TraceView> trace(
      @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") @org.jboss.resteasy.reactive.RestPath
          String correlationId) {
    return unitOfWork.run(work -> gather(work, correlationId));
  }

  private Uni<TraceView> gather(Work work, String correlationId) {
    Uni<List<TraceEntry>> all = Uni.createFrom().item(ArrayList::new);
    for (TraceSource source : sources) {
      all =
          all.flatMap(
              sofar -> source.trace(work, correlationId).invoke(sofar::addAll).replaceWith(sofar));
    }
    return all.map(
        entries -> {
          entries.sort(ORDER);
          return new TraceView(service, correlationId, entries);
        });
  }

  /** What one service knows. */
  @Schema(
      examples =
          """
          {"service": "profile-service", "correlationId": "till-7",
           "entries": [{"at": "2026-11-24T10:00:00Z", "kind": "event",
           "id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "summary": "track Signed Up",
           "facts": {"source": "shop"}}]}""")
  public record TraceView(String service, String correlationId, List<TraceEntry> entries) {}
}
