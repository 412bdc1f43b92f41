package io.assidu.systemtests.exactness;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.systemtests.exactness.Deeds.Merge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Everybody who is asked for. A third have set themselves a limit and change it; the first few are
 * pairs that turn out to be one person each, and then again not.
 */
final class Crowd {
  private static final String LONG_AGO = "2020-01-01T00:00:00Z";
  private static final List<String> CHANNELS = List.of("email", "sms", "push");
  private static final List<String> WINDOWS = List.of("day", "week", "PT1H");
  private static final int PEOPLE_A_PAIR = 20;

  private final List<Person> people;
  private final int pairs;
  private final Post post;
  private final Deeds deeds;
  private final Map<UUID, UUID> mergeIds = new HashMap<>();
  private long version = 1;

  Crowd(long seed, int size, Post post, Deeds deeds) {
    this.people = IntStream.range(0, size).mapToObj(number -> Person.of(seed, number)).toList();
    this.pairs = size / PEOPLE_A_PAIR;
    this.post = post;
    this.deeds = deeds;
  }

  Map<UUID, Person> byId() {
    return people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
  }

  /** A contact for anybody, for some more often than for others. */
  Ask ask(SplittableRandom random) {
    int number =
        Math.min(random.nextInt(people.size()), random.nextInt(people.size() + people.size() / 2));
    return Ask.random(random, people.get(number), number < 2 * pairs);
  }

  /** Tells who they are. */
  void introduce(SplittableRandom random) {
    for (int i = 0; i < people.size(); i++) {
      tell(people.get(i), i % 3 == 0, i % WINDOWS.size(), random.nextInt(1, 12));
    }
    post.flush();
  }

  /** Some change their minds. */
  void reconsider(SplittableRandom random) {
    version++;
    for (int i = 0; i < people.size(); i += 3) {
      if (random.nextInt(4) == 0) {
        tell(people.get(i), true, i % WINDOWS.size(), random.nextInt(1, 12));
      }
    }
    post.flush();
  }

  private void tell(Person person, boolean limits, int window, int count) {
    Map<String, Object> traits = new HashMap<>();
    if (limits) {
      String name = WINDOWS.get(window);
      deeds.limits(person.id(), count, name);
      traits.put("contactPreferences", Map.of("limit", Map.of("count", count, "window", name)));
    }
    Map<String, Object> profile = new HashMap<>();
    profile.put("profileId", person.id());
    profile.put("version", version);
    profile.put("identifiers", List.of());
    profile.put("traits", traits);
    profile.put("contactPoints", contactPoints(person));
    profile.put("consents", CHANNELS.stream().map(Crowd::consent).toList());
    profile.put("segments", person.vip() ? List.of("vip") : List.of());
    profile.put("at", LONG_AGO);
    if (!person.home().zone().isEmpty()) {
      profile.put("zone", person.home().zone());
    }
    if (!person.home().country().isEmpty()) {
      profile.put("country", person.home().country());
    }
    post.send(
        Topics.PROFILE_CHANGES, ProfileChanged.class, person.id(), UUID.randomUUID(), profile);
  }

  /** Where there is no zone, no number may give one away either. */
  private static List<Map<String, String>> contactPoints(Person person) {
    return CHANNELS.stream()
        .filter(channel -> !channel.equals("sms") || !person.home().zone().isEmpty())
        .map(
            channel ->
                Map.of(
                    "channel",
                    channel,
                    "address",
                    channel.equals("sms") ? "+33612345678" : person.id() + "@" + channel + ".test"))
        .toList();
  }

  private static Map<String, Object> consent(String channel) {
    return Map.of(
        "recordId",
        UUID.randomUUID(),
        "purpose",
        "marketing",
        "channel",
        channel,
        "status",
        "granted",
        "since",
        LONG_AGO);
  }

  /** All pairs are found to be one each. */
  void merge() {
    for (int i = 0; i < pairs; i++) {
      UUID survivor = people.get(2 * i).id();
      UUID absorbed = people.get(2 * i + 1).id();
      UUID id = UUID.randomUUID();
      mergeIds.put(survivor, id);
      deeds.put(id, Merge.asked(survivor, absorbed, deeds.now()));
      post.send(
          Topics.PROFILE_CHANGES,
          ProfileMerged.class,
          survivor,
          UUID.randomUUID(),
          Map.of(
              "mergeId", id,
              "profileId", survivor,
              "version", version,
              "absorbedId", absorbed,
              "evidence", "email",
              "at", LONG_AGO));
    }
    post.flush();
  }

  /** Every other pair is found to be two people after all. */
  void unmerge() {
    for (int i = 0; i < pairs; i += 2) {
      UUID survivor = people.get(2 * i).id();
      UUID id = Objects.requireNonNull(mergeIds.get(survivor));
      deeds.put(id, Objects.requireNonNull(deeds.merge(id)).undoAsked(deeds.now()));
      post.send(
          Topics.PROFILE_CHANGES,
          ProfileUnmerged.class,
          survivor,
          UUID.randomUUID(),
          Map.of(
              "mergeId", id,
              "profileId", survivor,
              "version", version,
              "restoredId", people.get(2 * i + 1).id(),
              "at", LONG_AGO));
    }
    post.flush();
  }

  /** Whether all pairs are one each, by the service's own word. */
  boolean isMerged() {
    return !deeds.merges().isEmpty()
        && deeds.merges().stream()
            .allMatch(
                merge -> merge.mergeDone() != Merge.NEVER && merge.unmergeAsked() == Merge.NEVER);
  }
}
