package io.assidu.policy.recipient;

import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.policy.recipient.RecipientStore.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people the policy knows. */
@ApplicationScoped
public class Recipients {

  private final RecipientStore store;

  Recipients(RecipientStore store) {
    this.store = store;
  }

  /**
   * The person, held until the transaction ends: only one decision about them is in flight at a
   * time, on whatever replica. Who was merged is found as who they are now.
   *
   * @param version the profile version the asker knew; empty while ours is older
   */
  public Uni<Optional<Recipient>> lock(Work work, UUID profileId, long version) {
    return lock(work, Map.of(profileId, version))
        .map(found -> Optional.ofNullable(found.get(profileId)));
  }

  /**
   * As {@link #lock(Work, UUID, long)}, for many people.
   *
   * @param versions by the id they are asked by
   * @return by the same ids; without those we do not know in that version
   */
  public Uni<Map<UUID, Recipient>> lock(Work work, Map<UUID, Long> versions) {
    return store.lock(work, versions.keySet()).chain(found -> followed(work, versions, found));
  }

  /** Those who were merged are locked as who they are now. */
  private Uni<Map<UUID, Recipient>> followed(
      Work work, Map<UUID, Long> versions, Map<UUID, Kept> found) {
    Map<UUID, Recipient> people = new HashMap<>();
    Map<UUID, UUID> survivors = new HashMap<>();
    found.forEach(
        (id, kept) -> {
          if (kept.mergedInto() != null) {
            survivors.put(id, kept.mergedInto());
          } else if (known(kept.recipient(), Objects.requireNonNull(versions.get(id)))) {
            people.put(id, kept.recipient());
          }
        });
    if (survivors.isEmpty()) {
      return Uni.createFrom().item(people);
    }
    Map<UUID, Long> next = new HashMap<>();
    survivors.values().forEach(id -> next.put(id, 0L));
    return lock(work, next)
        .map(
            current -> {
              survivors.forEach(
                  (id, survivor) -> {
                    Recipient person = current.get(survivor);
                    if (person != null) {
                      people.put(id, person);
                    }
                  });
              return people;
            });
  }

  /** The person as last seen, without holding them. */
  public Uni<Optional<Recipient>> find(Work work, UUID profileId) {
    return store
        .find(work, profileId)
        .chain(
            found -> {
              UUID survivor = found.map(Kept::mergedInto).orElse(null);
              return survivor == null
                  ? Uni.createFrom()
                      .item(found.map(Kept::recipient).filter(person -> known(person, 0)))
                  : find(work, survivor);
            });
  }

  /** Those of these people that are known, as last seen, without holding them. */
  public Uni<List<Recipient>> all(Work work, UUID[] people) {
    return store.all(work, people);
  }

  /** Their contacts that count have changed: counters that do not know it are stale from now on. */
  public Uni<Void> revise(Work work, UUID profileId, UUID slots) {
    return revise(work, Map.of(profileId, slots));
  }

  /** As {@link #revise(Work, UUID, UUID)}, for many people. */
  public Uni<Void> revise(Work work, Map<UUID, UUID> slots) {
    return store.revise(work, slots);
  }

  /**
   * Closes a channel for a person held by {@link #lock}; the same thing twice is once.
   *
   * @param brought the address it happened to, when it was not the person's own
   */
  public Uni<Void> suppress(
      Work work,
      Recipient recipient,
      Suppression.Cause cause,
      ContactOutcome outcome,
      @Nullable ContactPoint brought) {
    String address =
        brought == null ? recipient.addresses().get(outcome.channel()) : Fingerprint.of(brought);
    Suppression suppression = Suppression.of(cause, outcome, address);
    return store.suppressions(
        work, recipient.profileId(), with(recipient.suppressions(), List.of(suppression)));
  }

  Uni<Void> freeze(Work work, UUID profileId, Instant since) {
    return store
        .expect(work, profileId)
        .chain(() -> root(work, profileId))
        .chain(root -> store.freeze(work, root, since, null));
  }

  Uni<Void> release(Work work, UUID profileId) {
    return store
        .expect(work, profileId)
        .chain(() -> root(work, profileId))
        .chain(root -> store.release(work, root));
  }

  Uni<Void> merge(Work work, UUID mergeId, UUID survivor, UUID absorbed) {
    return lockBoth(work, survivor, absorbed)
        .chain(() -> store.find(work, survivor))
        .chain(
            kept ->
                store
                    .find(work, absorbed)
                    .chain(gone -> inherit(work, mergeId, kept.orElseThrow(), gone.orElseThrow())))
        .chain(() -> store.mergedInto(work, absorbed, survivor))
        .chain(() -> reviseBoth(work, survivor, absorbed));
  }

  Uni<Void> unmerge(Work work, UUID mergeId, UUID survivor, UUID restored) {
    return lockBoth(work, survivor, restored)
        .chain(() -> store.mergedInto(work, restored, null))
        .chain(() -> root(work, survivor))
        .chain(
            root ->
                store
                    .find(work, root)
                    .chain(kept -> giveBack(work, mergeId, kept.orElseThrow().recipient()))
                    .chain(() -> reviseBoth(work, root, restored)));
  }

  Uni<Void> erase(Work work, UUID profileId) {
    return store.expect(work, profileId).chain(() -> store.erase(work, profileId));
  }

  private Uni<Void> inherit(Work work, UUID mergeId, Kept survivor, Kept absorbed) {
    UUID heir = survivor.recipient().profileId();
    List<Suppression> inherited =
        absorbed.recipient().suppressions().stream().map(s -> s.through(mergeId)).toList();
    Instant frozen = absorbed.recipient().frozenSince();
    Uni<Void> suppressions =
        store.suppressions(work, heir, with(survivor.recipient().suppressions(), inherited));
    return frozen == null
        ? suppressions
        : suppressions.chain(() -> store.freeze(work, heir, frozen, mergeId));
  }

  private Uni<Void> giveBack(Work work, UUID mergeId, Recipient survivor) {
    List<Suppression> own =
        survivor.suppressions().stream().filter(s -> !mergeId.equals(s.mergeId())).toList();
    return store
        .suppressions(work, survivor.profileId(), own)
        .chain(() -> store.releaseMerged(work, survivor.profileId(), mergeId));
  }

  private Uni<Void> reviseBoth(Work work, UUID one, UUID other) {
    return store.revise(work, Map.of(one, Ids.next(), other, Ids.next()));
  }

  /** Always in the same order, as {@code lock} has it: two merges never wait for each other. */
  private Uni<Void> lockBoth(Work work, UUID one, UUID other) {
    UUID first = one.compareTo(other) < 0 ? one : other;
    UUID second = first.equals(one) ? other : one;
    return store
        .expect(work, first)
        .chain(() -> store.expect(work, second))
        .chain(() -> store.lock(work, Set.of(first, second)))
        .replaceWithVoid();
  }

  private Uni<UUID> root(Work work, UUID profileId) {
    return store
        .find(work, profileId)
        .chain(
            found -> {
              UUID survivor = found.map(Kept::mergedInto).orElse(null);
              return survivor == null ? Uni.createFrom().item(profileId) : root(work, survivor);
            });
  }

  /** A row without a snapshot yet is nobody one could decide about. */
  private static boolean known(Recipient person, long version) {
    return person.erased() || (person.version() > 0 && person.version() >= version);
  }

  /** Each once; who subscribes again and stops again has stopped at the later moment. */
  private static List<Suppression> with(List<Suppression> present, List<Suppression> more) {
    List<Suppression> all = new ArrayList<>(present);
    all.removeIf(
        old -> more.stream().anyMatch(now -> now.sameAs(old) && now.since().isAfter(old.since())));
    more.stream().filter(candidate -> all.stream().noneMatch(candidate::sameAs)).forEach(all::add);
    return List.copyOf(all);
  }
}
