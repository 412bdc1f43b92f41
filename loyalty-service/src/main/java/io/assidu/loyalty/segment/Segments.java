package io.assidu.loyalty.segment;

import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells members apart by what the program says in {@code accounting.segment}, before points are
 * granted to them. Points keep the segment they were granted in, whatever becomes of the member.
 */
@ApplicationScoped
public class Segments {

  private final Persons persons;
  private final Tiers tiers;

  Segments(Persons persons, Tiers tiers) {
    this.persons = persons;
    this.tiers = tiers;
  }

  /** Asks nothing of a program without segments. */
  public Uni<Void> tell(Work work, ProgramVersion program, Collection<MemberAccount> members) {
    if (!program.hasSegments()) {
      return Uni.createFrom().voidItem();
    }
    Set<UUID> owners =
        members.stream().map(MemberAccount::profileId).collect(Collectors.toUnmodifiableSet());
    return Uni.combine()
        .all()
        .unis(persons.findAll(work, owners), tiers.told(work, owners, program.id()))
        .usingConcurrencyOf(1)
        .asTuple()
        .invoke(
            known ->
                members.forEach(
                    member ->
                        member.grantIn(
                            program.segment(
                                facts(
                                    member,
                                    Optional.ofNullable(known.getItem1().get(member.profileId())),
                                    known.getItem2().get(member.profileId()))))))
        .replaceWithVoid();
  }

  private static Map<String, Object> facts(
      MemberAccount member, Optional<Person> person, @Nullable String tier) {
    Map<String, Object> loyalty = new HashMap<>();
    loyalty.put("program", member.program().id());
    loyalty.put("available", member.available());
    loyalty.put("held", member.holdings().held());
    if (tier != null) {
      loyalty.put("tier", tier);
    }
    return Map.of(
        "profile",
        Map.of(
            "country",
            person.map(Person::country).orElse(""),
            "segments",
            person.map(Person::segments).orElse(List.of())),
        "loyalty",
        loyalty);
  }
}
