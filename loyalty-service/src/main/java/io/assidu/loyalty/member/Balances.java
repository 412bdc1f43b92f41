package io.assidu.loyalty.member;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The plain balance, for whoever asks for nothing else and asks often. */
@ApplicationScoped
class Balances {

  private final BalanceStore store;
  private final Programs programs;
  private final Clock clock;

  Balances(BalanceStore store, Programs programs, Clock clock) {
    this.store = store;
    this.programs = programs;
    this.clock = clock;
  }

  /** Programs are read once a version, so that as a rule this asks one statement. */
  Uni<BalanceView> view(Work work, BalanceStore.Asked asked, String program) {
    return store
        .find(work, asked, program, clock.instant())
        .chain(
            found ->
                found.isEmpty()
                    ? nobody(work, asked, program)
                    : programs
                        .version(work, program, found.get().version())
                        .map(version -> BalanceView.of(version.program(), found.get())));
  }

  private Uni<BalanceView> nobody(Work work, BalanceStore.Asked asked, String program) {
    return programs
        .current(work, program)
        .map(
            known -> {
              throw LoyaltyError.UNKNOWN_MEMBER.problem(
                  asked.profileId() == null
                      ? "No profile is known for this customer."
                      : "No profile " + asked.profileId() + " is known.");
            });
  }
}
