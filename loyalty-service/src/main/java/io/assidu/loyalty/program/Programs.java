package io.assidu.loyalty.program;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.revenue.Chart;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Published programs, compiled once per version. */
@ApplicationScoped
public class Programs {

  /** The program that is meant where none is named: the one that ships. */
  public static final String DEFAULT = "club";

  private final ProgramStore store;
  private final ProgramRules rules;
  private final Map<ProgramStore.Key, ProgramVersion> compiled = new ConcurrentHashMap<>();

  Programs(ProgramStore store, ProgramRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** The newest version of each program. */
  public Uni<List<ProgramVersion>> current(Work work) {
    return store
        .currentVersions(work)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(one -> version(work, one.id(), one.version()))
        .collect()
        .asList();
  }

  /** The newest version; a problem when there is none. */
  public Uni<ProgramVersion> current(Work work, String id) {
    return store
        .currentVersion(work, id)
        .chain(newest -> version(work, id, newest.orElseThrow(() -> unknown(id))));
  }

  /** What a program was booked on, version by version; a problem when there is no such program. */
  public Uni<List<Chart>> charts(Work work, String id) {
    return store
        .history(work, id)
        .map(
            versions -> {
              if (versions.isEmpty()) {
                throw unknown(id);
              }
              return versions.stream()
                  .map(version -> version.program().books().chart())
                  .distinct()
                  .toList();
            });
  }

  /** Its accounts with their labels; a problem when there is no such program. */
  public Uni<ChartOfAccounts> chartOfAccounts(Work work, String id) {
    return store
        .history(work, id)
        .map(
            versions -> {
              if (versions.isEmpty()) {
                throw unknown(id);
              }
              return ChartOfAccounts.of(
                  versions.stream().map(ProgramStore.Stored::program).toList());
            });
  }

  /** The version that something was posted under. */
  public Uni<ProgramVersion> version(Work work, String id, int version) {
    ProgramVersion known = compiled.get(new ProgramStore.Key(id, version));
    return known != null
        ? Uni.createFrom().item(known)
        : store
            .version(work, id, version)
            .map(found -> compiled(found.orElseThrow(() -> unknown(id))));
  }

  private ProgramVersion compiled(ProgramStore.Stored stored) {
    return compiled.computeIfAbsent(
        new ProgramStore.Key(stored.program().id(), stored.version()),
        key -> rules.compile(stored.program(), key.version()));
  }

  /** No program of this name was ever published. */
  public static ProblemException unknown(String id) {
    return LoyaltyError.UNKNOWN_PROGRAM.problem("No program \"" + id + "\" is published.");
  }
}
