package io.assidu.loyalty.person;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The projection of profiles: the newest snapshot wins. */
@ApplicationScoped
public class Persons {

  private final PersonStore store;

  Persons(PersonStore store) {
    this.store = store;
  }

  /** Takes a snapshot, unless a newer one is known. */
  public Uni<Void> take(Work work, ProfileChanged snapshot) {
    List<String> customerIds =
        snapshot.identifiers().stream()
            .filter(identifier -> identifier.type() == IdentifierType.CUSTOMER_ID)
            .map(Identifier::value)
            .toList();
    return store
        .save(
            work,
            new Person(
                snapshot.profileId(),
                snapshot.version(),
                snapshot.country(),
                snapshot.segments(),
                snapshot.locale()),
            Birthday.of(snapshot).orElse(null))
        .chain(
            newer ->
                newer
                    ? store.saveCustomerIds(work, snapshot.profileId(), customerIds)
                    : Uni.createFrom().voidItem());
  }

  public Uni<Optional<Person>> find(Work work, UUID profileId) {
    return findAll(work, Set.of(profileId)).map(all -> Optional.ofNullable(all.get(profileId)));
  }

  /** Those that are known, by their profiles. */
  public Uni<Map<UUID, Person>> findAll(Work work, Collection<UUID> profileIds) {
    return store.findAll(work, profileIds);
  }

  /** The profile of a customer, by the id that their access token carries. */
  public Uni<Optional<UUID>> byCustomerId(Work work, String customerId) {
    return byCustomerIds(work, Set.of(customerId))
        .map(found -> Optional.ofNullable(found.get(customerId)));
  }

  /**
   * The same, of whoever calls with a token of their own.
   *
   * @param customerId as the token says; null if it says none
   * @throws io.assidu.platform.problem.ProblemException if no profile is known for them
   */
  public Uni<UUID> ofCaller(Work work, @Nullable String customerId) {
    return byCustomerId(work, customerId == null ? "" : customerId)
        .map(
            own ->
                own.orElseThrow(
                    () ->
                        LoyaltyError.UNKNOWN_MEMBER.problem(
                            "No profile is known for this customer.")));
  }

  /** The profiles of those customers that are known. */
  public Uni<Map<String, UUID>> byCustomerIds(Work work, Collection<String> customerIds) {
    return store.byCustomerIds(work, customerIds);
  }

  /**
   * Those who have their birthday on one of these days, in the order of their ids.
   *
   * @param days as {@code MM-DD}
   * @param after the last id that was seen
   */
  public Uni<List<Birthday>> birthdays(Work work, Collection<String> days, UUID after, int most) {
    return store.birthdays(work, days, after, most);
  }

  /** Gives what is known of {@code absorbed} to {@code survivor}. */
  public Uni<Void> merge(Work work, UUID absorbed, UUID survivor) {
    return store
        .moveCustomerIds(work, absorbed, survivor)
        .chain(() -> store.delete(work, absorbed));
  }

  public Uni<Void> forget(Work work, UUID profileId) {
    return store
        .saveCustomerIds(work, profileId, List.of())
        .chain(() -> store.delete(work, profileId));
  }
}
