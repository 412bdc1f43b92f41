package io.assidu.journey.definition;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A journey as its author works on it. */
@Entity(name = "Journey")
@Table(name = "journey")
class JourneyRow {

  @Id String id = "";

  @Convert(converter = StateName.class)
  JourneyState state = JourneyState.DRAFT;

  @Column(columnDefinition = "text")
  String draft = "";

  long revision;

  @Column(name = "published_revision")
  @Nullable Long publishedRevision;

  @Column(name = "live_version")
  @Nullable Integer liveVersion;

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "updated_at")
  Instant updatedAt = Instant.EPOCH;

  boolean publishedAsItIs() {
    return publishedRevision != null && publishedRevision == revision;
  }

  /** The live version of a journey that has one. */
  int mustBeLive() {
    return Objects.requireNonNull(liveVersion, id);
  }

  int nextVersion() {
    return liveVersion == null ? 1 : liveVersion + 1;
  }

  /** States stand in the database by the names that the API uses. */
  static class StateName implements AttributeConverter<JourneyState, String> {

    @Override
    public String convertToDatabaseColumn(JourneyState state) {
      return state.wire();
    }

    @Override
    public JourneyState convertToEntityAttribute(String name) {
      return JourneyState.valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
