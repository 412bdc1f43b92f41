package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Reply;
import io.assidu.policy.PolicyError;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls that are decided together, each of which may be refused alone. */
final class Sitting {

  private final List<Asking> asked;

  /** In their order, what each wants, if it breaks no rule. */
  private final List<Reply<ContactRequested>> wanted;

  Sitting(List<Asking> asked, Instant now) {
    this.asked = asked;
    this.wanted = new ArrayList<>(asked.size());
    asked.forEach(one -> wanted.add(checked(one, now)));
  }

  private static Reply<ContactRequested> checked(Asking one, Instant now) {
    try {
      return new Reply.Done<>(one.ask().request(one.derivedId(), one.deliver(), now));
    } catch (ProblemException problem) {
      return new Reply.Refused<>(problem);
    }
  }

  /** Whom they are about, in whatever version: what one caller knows of them is not the others'. */
  Map<UUID, Long> people() {
    Map<UUID, Long> people = new HashMap<>();
    for (Reply<ContactRequested> one : wanted) {
      if (one instanceof Reply.Done<ContactRequested>(ContactRequested request)) {
        people.put(request.profileId(), 0L);
      }
    }
    return people;
  }

  /**
   * What is to be decided, now that it is seen who is known.
   *
   * @param people by the ids they are asked by
   */
  List<Item> items(Map<UUID, Recipient> people) {
    List<Item> items = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      if (wanted.get(i) instanceof Reply.Done<ContactRequested>(ContactRequested request)) {
        Recipient person = people.get(request.profileId());
        if (person != null && person.isKnownAs(request.profileId(), request.profileVersion())) {
          Matter matter = new Matter.Wanted(request, asked.get(i).deliver());
          items.add(new Item(items.size(), matter, null, asked.get(i).story()));
        } else {
          wanted.set(i, new Reply.Refused<>(unknown()));
        }
      }
    }
    return items;
  }

  /**
   * In the order of the calls.
   *
   * @param decided those of the items, in theirs
   */
  List<Reply<DecisionView>> replies(List<Optional<Decision>> decided) {
    Iterator<Optional<Decision>> next = decided.iterator();
    List<Reply<DecisionView>> replies = new ArrayList<>(asked.size());
    for (Reply<ContactRequested> one : wanted) {
      replies.add(
          switch (one) {
            case Reply.Done<ContactRequested> done ->
                new Reply.Done<>(DecisionView.of(next.next().orElseThrow()));
            case Reply.Refused<ContactRequested>(Throwable why) -> new Reply.Refused<>(why);
          });
    }
    return replies;
  }

  private static ProblemException unknown() {
    return PolicyError.UNKNOWN_PROFILE.problem("/profileId", "known", ContactDesk.UNKNOWN);
  }
}
