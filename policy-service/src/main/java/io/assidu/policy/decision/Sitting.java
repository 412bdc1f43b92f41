package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Reply;
import io.assidu.policy.PolicyError;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are decided together, each of which may be refused alone. A call that does not name
 * its contact is known again by the contact's id, which is that of its key.
 */
final class Sitting {

  /** What becomes of a call. */
  private sealed interface Fate {

    /** It is decided. */
    record New(ContactRequested request) implements Fate {}

    /** Its contact was decided before: by it, unless another one came under its key. */
    record Known(Contact contact, ContactRequested request, UUID person) implements Fate {}

    /** It is the same as one before it. */
    record Same(int as) implements Fate {}

    /** It breaks a rule, or nobody knows its person. */
    record Refused(ProblemException why) implements Fate {}
  }

  private final List<Asking> asked;

  /** In their order. */
  private final List<Fate> fates;

  Sitting(List<Asking> asked, Held held, Instant now) {
    this.asked = asked;
    this.fates = new ArrayList<>(asked.size());
    Map<UUID, Integer> byKey = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      Asking one = asked.get(i);
      Recipient person = held.people().get(one.ask().profileId());
      Contact contact = held.contacts().get(one.contactId());
      @Nullable Integer before = one.call() == null ? byKey.putIfAbsent(one.contactId(), i) : null;
      if (before != null) {
        boolean same = asked.get(before).ask().equals(one.ask());
        fates.add(same ? new Fate.Same(before) : new Fate.Refused(Idempotency.reused()));
      } else if (one.call() == null && contact != null) {
        fates.add(known(one, contact, person));
      } else {
        fates.add(wanted(one, person, now));
      }
    }
  }

  private static Fate known(Asking one, Contact contact, @Nullable Recipient person) {
    UUID today = person == null ? one.ask().profileId() : person.profileId();
    return new Fate.Known(contact, one.again(contact, person), today);
  }

  private static Fate wanted(Asking one, @Nullable Recipient person, Instant now) {
    try {
      ContactRequested request = one.request(now);
      return person != null && person.isKnownAs(request.profileId(), request.profileVersion())
          ? new Fate.New(request)
          : new Fate.Refused(unknown());
    } catch (ProblemException problem) {
      return new Fate.Refused(problem);
    }
  }

  private static ProblemException unknown() {
    return PolicyError.UNKNOWN_PROFILE.problem("/profileId", "known", ContactDesk.UNKNOWN);
  }

  /** What is to be decided. */
  List<Item> items() {
    List<Item> items = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      if (fates.get(i) instanceof Fate.New(ContactRequested request)) {
        Asking one = asked.get(i);
        Matter matter = new Matter.Wanted(request, one.deliver());
        items.add(new Item(items.size(), matter, null, one.story()));
      }
    }
    return items;
  }

  /** Contacts whose first decision is the answer, if it was this call that made them. */
  Set<UUID> known() {
    Set<UUID> known = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      if (fates.get(i) instanceof Fate.Known) {
        known.add(asked.get(i).contactId());
      }
    }
    return known;
  }

  /**
   * In the order of the calls.
   *
   * @param decided those of the items, in theirs
   * @param first by contact
   */
  List<Reply<Receipt>> replies(List<Optional<Decision>> decided, Map<UUID, Decision> first) {
    Iterator<Optional<Decision>> next = decided.iterator();
    List<Reply<Receipt>> replies = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      UUID contact = asked.get(i).contactId();
      replies.add(
          switch (fates.get(i)) {
            case Fate.New ignored -> done(next.next().orElseThrow());
            case Fate.Known known -> known(known, Objects.requireNonNull(first.get(contact)));
            case Fate.Same(int as) -> replies.get(as);
            case Fate.Refused(ProblemException why) -> new Reply.Refused<>(why);
          });
    }
    return replies;
  }

  /**
   * A contact that was deferred may have been asked for again since, by its id, and then its
   * request is the later one.
   */
  private static Reply<Receipt> known(Fate.Known call, Decision first) {
    Contact contact = call.contact();
    boolean askedAgain = !contact.deliver() && !contact.decisionId().equals(first.decisionId());
    boolean same =
        contact.request().equals(call.request())
            || (askedAgain && contact.isMeantBy(call.request(), call.person()));
    return same ? done(first) : new Reply.Refused<>(Idempotency.reused());
  }

  private static Reply<Receipt> done(Decision decision) {
    return new Reply.Done<>(Receipt.of(decision));
  }
}
