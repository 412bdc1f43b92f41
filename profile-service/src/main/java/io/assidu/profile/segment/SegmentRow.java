package io.assidu.profile.segment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** One version of a segment as it is stored. */
@Entity
@Table(name = "segment")
@IdClass(SegmentRow.Key.class)
@NullUnmarked // filled by Hibernate
class SegmentRow {

  @Id String id;

  @Id int version;

  String name;

  String description;

  String rule;

  @Column(name = "created_at")
  Instant createdAt;

  static SegmentRow of(Segment segment) {
    SegmentRow row = new SegmentRow();
    row.id = segment.id();
    row.version = segment.version();
    row.name = segment.name();
    row.description = segment.description();
    row.rule = segment.rule();
    row.createdAt = segment.createdAt();
    return row;
  }

  Segment segment() {
    return new Segment(id, version, name, description, rule, createdAt);
  }

  /** The primary key. */
  record Key(String id, int version) implements Serializable {}
}
