package io.assidu.profile.segment;

import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.rules.Facts;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says which segments a profile is in. Rules are compiled once; another replica's new version is
 * seen within {@link #REFRESH}.
 */
@ApplicationScoped
public class Segments {

  private static final Logger LOG = Logger.getLogger(Segments.class);
  private static final Duration REFRESH = Duration.ofSeconds(5);

  private final SegmentStore store;
  private final RuleLanguage language;
  private final Clock clock;
  private volatile @Nullable Catalogue catalogue;

  Segments(SegmentStore store, RuleLanguage language, Clock clock) {
    this.store = store;
    this.language = language;
    this.clock = clock;
  }

  private record Compiled(Segment segment, Rule rule) {}

  private record Catalogue(List<Compiled> segments, Instant loadedAt) {}

  /**
   * Which segments a profile is in now, and what that changes.
   *
   * @param memberships by segment id, with the version of the rule that let it in
   */
  public record Evaluation(Map<String, Integer> memberships, List<Flip> flips) {}

  /**
   * @param memberships what the profile was in until now
   */
  public Uni<Evaluation> evaluate(
      Work work, ProfileChanged profile, Map<String, Integer> memberships, Instant now) {
    return catalogue().map(all -> evaluate(all, profile, memberships, now));
  }

  /** Remembers the flips, for whoever asks why. */
  public Uni<Void> record(
      Work work, UUID profileId, long version, Evaluation evaluation, Instant now) {
    return store.flipped(work, profileId, version, evaluation.flips(), now);
  }

  /** Forgets what was compiled: a new version stands. */
  void changed() {
    catalogue = null;
  }

  private static Evaluation evaluate(
      Catalogue all, ProfileChanged profile, Map<String, Integer> memberships, Instant now) {
    Map<String, Object> facts = Map.of("profile", Facts.of(profile), "now", now);
    Map<String, Integer> after = new HashMap<>(memberships);
    List<Flip> flips = new ArrayList<>();
    for (Compiled compiled : all.segments()) {
      String id = compiled.segment().id();
      int version = compiled.segment().version();
      boolean member = compiled.rule().test(facts);
      if (member && after.putIfAbsent(id, version) == null) {
        flips.add(new Flip(id, version, true));
      } else if (!member && after.remove(id) != null) {
        flips.add(new Flip(id, version, false));
      }
    }
    return new Evaluation(after, flips);
  }

  private Uni<Catalogue> catalogue() {
    Catalogue known = catalogue;
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.loadedAt().plus(REFRESH))) {
      return Uni.createFrom().item(known);
    }
    return store
        .newest()
        .map(segments -> new Catalogue(segments.stream().flatMap(this::compiled).toList(), now))
        .invoke(fresh -> catalogue = fresh);
  }

  private Stream<Compiled> compiled(Segment segment) {
    try {
      return Stream.of(new Compiled(segment, language.condition(segment.rule())));
    } catch (RuleException broken) {
      LOG.errorf("Segment %s version %d no longer compiles", segment.id(), segment.version());
      return Stream.empty();
    }
  }
}
