package io.assidu.journey.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A published version; never changed. */
@Entity(name = "JourneyVersion")
@Table(name = "journey_version")
class VersionRow {

  @EmbeddedId Key key = new Key("", 0);

  @Column(columnDefinition = "text")
  String document = "";

  @Column(name = "published_at")
  Instant publishedAt = Instant.EPOCH;

  @Embeddable
  record Key(@Column(name = "journey_id") String journeyId, int version) {}
}
