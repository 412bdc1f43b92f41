package io.assidu.loyalty.reward;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.standing.Standing;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who can have which reward. */
@ApplicationScoped
public class Rewards {

  private final Programs programs;
  private final Ledger ledger;
  private final Persons persons;
  private final Tiers tiers;
  private final RewardStore store;
  private final Stock stock;
  private final Clock clock;

  Rewards(
      Programs programs,
      Ledger ledger,
      Persons persons,
      Tiers tiers,
      RewardStore store,
      Stock stock,
      Clock clock) {
    this.programs = programs;
    this.ledger = ledger;
    this.persons = persons;
    this.tiers = tiers;
    this.store = store;
    this.stock = stock;
    this.clock = clock;
  }

  /**
   * Refuses a reward that a member cannot have, whatever the price. Its stock may be gone a moment
   * later: {@link Stock#take} says for certain.
   */
  public Uni<Void> require(Work work, MemberAccount account, Reward reward) {
    return persons
        .find(work, account.profileId())
        .chain(person -> prospect(work, account.profileId(), account, account.program(), person))
        .chain(prospect -> obstacles(work, account.program(), List.of(reward), prospect))
        .invoke(
            found ->
                found.getOrDefault(reward.id(), List.of()).stream()
                    .findFirst()
                    .ifPresent(
                        obstacle -> {
                          throw obstacle.problem(reward);
                        }))
        .replaceWithVoid();
  }

  /** All rewards of a program as one member sees them. */
  Uni<List<RewardView>> list(
      Work work, String programId, UUID profileId, @Nullable String acceptLanguage) {
    return programs
        .current(work, programId)
        .chain(
            program ->
                ledger
                    .look(work, profileId, program)
                    .chain(account -> prospect(work, profileId, account, program))
                    .chain(prospect -> list(work, program, prospect, acceptLanguage)));
  }

  /**
   * The same, of someone that the caller has looked up already.
   *
   * @param account missing for someone without points
   * @param acceptLanguage the languages that they want to read (RFC 9110 §12.5.4)
   */
  public Uni<List<RewardView>> list(
      Work work,
      ProgramVersion program,
      UUID owner,
      @Nullable MemberAccount account,
      Optional<Person> person,
      Standing standing,
      @Nullable String acceptLanguage) {
    return list(work, program, prospect(owner, account, program, person, standing), acceptLanguage);
  }

  private Uni<List<RewardView>> list(
      Work work, ProgramVersion program, Prospect prospect, @Nullable String acceptLanguage) {
    List<Reward> rewards = program.program().rewards();
    return stock
        .left(work, program.id(), rewards)
        .chain(
            left ->
                obstacles(work, program, rewards, prospect, left)
                    .map(
                        found ->
                            rewards.stream()
                                .map(
                                    reward ->
                                        RewardView.of(
                                            program.program(),
                                            reward,
                                            prospect.available(),
                                            left.get(reward.id()),
                                            found.getOrDefault(reward.id(), List.of()),
                                            acceptLanguage))
                                .toList()));
  }

  private Uni<Prospect> prospect(
      Work work, UUID profileId, Optional<MemberAccount> account, ProgramVersion program) {
    UUID owner = account.map(MemberAccount::profileId).orElse(profileId);
    return persons
        .find(work, owner)
        .chain(
            person -> {
              if (account.isEmpty() && person.isEmpty()) {
                throw LoyaltyError.UNKNOWN_MEMBER.problem("No profile " + profileId + " is known.");
              }
              return prospect(work, owner, account.orElse(null), program, person);
            });
  }

  private Uni<Prospect> prospect(
      Work work,
      UUID profileId,
      @Nullable MemberAccount account,
      ProgramVersion program,
      Optional<Person> person) {
    return tiers
        .standing(work, profileId, program)
        .map(standing -> prospect(profileId, account, program, person, standing));
  }

  private Prospect prospect(
      UUID profileId,
      @Nullable MemberAccount account,
      ProgramVersion program,
      Optional<Person> person,
      Standing standing) {
    return new Prospect(
        profileId,
        program.id(),
        account == null ? 0 : account.available(),
        account == null ? 0 : account.holdings().held(),
        standing,
        person,
        clock.instant());
  }

  private Uni<Map<String, List<Obstacle>>> obstacles(
      Work work, ProgramVersion program, List<Reward> rewards, Prospect prospect) {
    return stock
        .left(work, program.id(), rewards)
        .chain(left -> obstacles(work, program, rewards, prospect, left));
  }

  private Uni<Map<String, List<Obstacle>>> obstacles(
      Work work,
      ProgramVersion program,
      List<Reward> rewards,
      Prospect prospect,
      Map<String, Long> left) {
    List<String> limited =
        rewards.stream().filter(reward -> reward.perMember() != null).map(Reward::id).toList();
    return store
        .had(work, prospect.profileId(), program.id(), limited)
        .map(
            had ->
                rewards.stream()
                    .collect(
                        Collectors.toMap(
                            Reward::id,
                            reward ->
                                Obstacle.of(
                                    program,
                                    reward,
                                    prospect,
                                    had.getOrDefault(reward.id(), List.<Instant>of()),
                                    left.getOrDefault(reward.id(), 0L)))));
  }
}
