package io.assidu.journey.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A journey as its author works on it.
 *
 * @param draft the document as it was last put
 * @param changed whether the draft differs from the live version
 * @param liveVersion the newest published version; left out when there is none
 * @param revision of the draft: the answer's ETag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    examples =
        """
        {"id": "welcome", "state": "live", "changed": false, "liveVersion": 1,
         "draft": {"name": "Welcome", "triggers": [{"type": "event", "name": "Signed Up"}],
         "entry": {"again": "never"}, "start": "greet", "steps": [{"id": "greet",
         "type": "message", "purpose": "marketing", "template": "welcome",
         "channels": ["email"], "next": "greeted"}, {"id": "greeted", "type": "exit"}]},
         "createdAt": "2026-11-24T10:00:00Z", "updatedAt": "2026-11-24T10:00:00Z"}""")
record JourneyView(
    String id,
    JourneyState state,
    boolean changed,
    @Nullable Integer liveVersion,
    JsonNode draft,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long revision) {

  static JourneyView of(JourneyRow row, DocumentReader reader) {
    return new JourneyView(
        row.id,
        row.state,
        !row.publishedAsItIs(),
        row.liveVersion,
        reader.parse(row.draft),
        row.createdAt,
        row.updatedAt,
        row.revision);
  }

  /** A journey in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      examples =
          """
          {"id": "welcome", "name": "Welcome", "state": "live", "changed": false,
           "liveVersion": 1, "updatedAt": "2026-11-24T10:00:00Z"}""")
  record Summary(
      String id,
      String name,
      JourneyState state,
      boolean changed,
      @Nullable Integer liveVersion,
      Instant updatedAt) {

    static Summary of(JourneyRow row, DocumentReader reader) {
      return new Summary(
          row.id,
          reader.parse(row.draft).path("name").asText(),
          row.state,
          !row.publishedAsItIs(),
          row.liveVersion,
          row.updatedAt);
    }
  }

  /** A published version. */
  @Schema(
      examples =
          """
          {"id": "welcome", "version": 1, "document": {"name": "Welcome",
           "triggers": [{"type": "event", "name": "Signed Up"}], "entry": {"again": "never"},
           "start": "greet", "steps": [{"id": "greet", "type": "message",
           "purpose": "marketing", "template": "welcome", "channels": ["email"],
           "next": "greeted"}, {"id": "greeted", "type": "exit"}]},
           "publishedAt": "2026-11-24T10:00:00Z"}""")
  record Version(String id, int version, JsonNode document, Instant publishedAt) {

    static Version of(VersionRow row, DocumentReader reader) {
      return new Version(
          row.key.journeyId(), row.key.version(), reader.parse(row.document), row.publishedAt);
    }
  }

  /** The versions of a journey, newest first. */
  @Schema(
      examples =
          """
          {"items": [{"version": 1, "publishedAt": "2026-11-24T10:00:00Z"}]}""")
  record Versions(List<Listed> items) {

    /** A version in a list. */
    record Listed(int version, Instant publishedAt) {}

    static Versions of(List<VersionRow> rows) {
      return new Versions(
          rows.stream().map(row -> new Listed(row.key.version(), row.publishedAt)).toList());
    }
  }
}
