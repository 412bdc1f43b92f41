package io.assidu.profile.identity;

import io.assidu.contracts.profile.Identifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which identifiers go back to a profile when its merge is undone.
 *
 * <p>Those it had when it was absorbed go back. One that arrived later follows the strongest of the
 * identifiers it arrived with that had an owner before it.
 */
public final class Split {

  private final IdentityRules rules;

  public Split(IdentityRules rules) {
    this.rules = rules;
  }

  /**
   * An identifier that arrived after the merge.
   *
   * @param company the identifiers of the event that brought it
   */
  public record Later(Identifier identifier, Collection<Identifier> company) {}

  /**
   * @param absorbed what the absorbed profile had when it was absorbed
   * @param all what the survivor has now
   * @param later those of {@code all} that arrived after the merge, in order of arrival
   * @return what goes back; the rest stays
   */
  public Set<Identifier> returning(
      Collection<Identifier> absorbed, Collection<Identifier> all, List<Later> later) {
    Set<Identifier> back = new HashSet<>(absorbed);
    back.retainAll(all);
    Set<Identifier> stay = new HashSet<>(all);
    stay.removeAll(back);
    later.forEach(l -> stay.remove(l.identifier()));
    for (Later l : later) {
      (follows(l.company(), back, stay) ? back : stay).add(l.identifier());
    }
    return back;
  }

  /** Whether an event that was taken in after the merge belongs to the restored profile. */
  public boolean follows(Collection<Identifier> event, Set<Identifier> back, Set<Identifier> stay) {
    return event.stream()
        .filter(i -> back.contains(i) || stay.contains(i))
        .min(rules.strongestFirst())
        .map(back::contains)
        .orElse(false);
  }
}
