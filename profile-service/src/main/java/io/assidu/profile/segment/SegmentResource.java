package io.assidu.profile.segment;

import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/segments")
@Tag(name = "Segments", description = "CEL predicates over a profile, with entry and exit events")
class SegmentResource {

  private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

  private final UnitOfWork units;
  private final SegmentStore store;
  private final Segments segments;
  private final RuleLanguage language;
  private final Clock clock;

  SegmentResource(
      UnitOfWork units, SegmentStore store, Segments segments, RuleLanguage language, Clock clock) {
    this.units = units;
    this.store = store;
    this.segments = segments;
    this.language = language;
    this.clock = clock;
  }

  @GET
  @PermissionsAllowed("profile:read")
  @Operation(summary = "All segments, each in its newest version")
  public Uni<List<Segment>> all() {
    return units.run(work -> store.newest());
  }

  @GET
  @Path("{id}")
  @PermissionsAllowed("profile:read")
  @Operation(summary = "One segment in its newest version")
  @APIResponse(responseCode = "404", description = "No such segment")
  @APIResponse(responseCode = "200", description = "The segment")
  public Uni<Segment> one(@Pattern(regexp = ID) String id) {
    return units
        .run(work -> store.newest(id))
        .map(
            found ->
                found.orElseThrow(
                    () -> ProfileError.SEGMENT_NOT_FOUND.problem("No segment is called so.")));
  }

  @PUT
  @Path("{id}")
  @PermissionsAllowed("segment:write")
  @Operation(
      summary = "Write a segment",
      description =
          "A changed rule or name becomes a new version; the same again changes nothing. Each"
              + " profile is judged by the new version at its next change.")
  @APIResponse(responseCode = "400", description = "The rule does not compile; the column is named")
  @APIResponse(responseCode = "200", description = "The segment as it is now")
  public Uni<Segment> write(@Pattern(regexp = ID) String id, @Valid SegmentRequest request) {
    compile(request.rule());
    return units.run(work -> write(work, id, request));
  }

  private Uni<Segment> write(Work work, String id, SegmentRequest request) {
    return work.query("select pg_advisory_xact_lock(hashtextextended('segment:' || $1, 0))", id)
        .flatMap(locked -> store.newest(id))
        .flatMap(
            known -> {
              if (known.filter(s -> same(s, request)).isPresent()) {
                return Uni.createFrom().item(known.get());
              }
              Segment next =
                  new Segment(
                      id,
                      known.map(Segment::version).orElse(0) + 1,
                      request.name(),
                      request.description(),
                      request.rule(),
                      clock.instant());
              work.afterCommit(segments::changed);
              return store.add(next).replaceWith(next);
            });
  }

  private static boolean same(Segment segment, SegmentRequest request) {
    return segment.name().equals(request.name())
        && Objects.equals(segment.description(), request.description())
        && segment.rule().equals(request.rule());
  }

  private void compile(String rule) {
    try {
      language.condition(rule);
    } catch (RuleException broken) {
      throw ProfileError.INVALID_SEGMENT_RULE
          .problem("/rule", "cel", String.valueOf(broken.getMessage()))
          .with("column", broken.column());
    }
  }
}
