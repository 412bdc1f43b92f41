package io.assidu.profile.resolve;

import io.assidu.contracts.Topics;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.work.Work;
import io.assidu.profile.consent.ConsentRegister;
import io.assidu.profile.consent.Evidence;
import io.assidu.profile.erasure.Suppression;
import io.assidu.profile.history.Entry;
import io.assidu.profile.history.History;
import io.assidu.profile.order.Orders;
import io.assidu.profile.order.Standing;
import io.assidu.profile.profile.Profile;
import io.assidu.profile.profile.Profiles;
import io.assidu.profile.resolve.Owners.Owner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Takes one accepted event into the profile it belongs to: resolve, update, segment, publish. All
 * in the transaction of the inbox, so an event is taken in once or not at all.
 */
@ApplicationScoped
class CustomerEvents {

  private final Owners owners;
  private final Profiles profiles;
  private final ConsentRegister consents;
  private final Suppression suppression;
  private final Orders orders;
  private final History history;
  private final Clock clock;

  CustomerEvents(
      Owners owners,
      Profiles profiles,
      ConsentRegister consents,
      Suppression suppression,
      Orders orders,
      History history,
      Clock clock) {
    this.owners = owners;
    this.profiles = profiles;
    this.consents = consents;
    this.suppression = suppression;
    this.orders = orders;
    this.history = history;
    this.clock = clock;
  }

  Uni<Void> take(Work work, Event<IngestedEvent> event) {
    IngestedEvent told = event.data();
    Order order = told.order();
    if (order == null) {
      return take(work, event, Change.of(told));
    }
    return orders
        .locked(work, told.source(), order.orderId())
        .flatMap(known -> take(work, event, Change.of(told, order, known)));
  }

  private Uni<Void> take(Work work, Event<IngestedEvent> event, Change change) {
    Instant now = clock.instant();
    IngestedEvent told = event.data();
    if (!told.identifiers().isEmpty()) {
      return owners
          .of(work, told, event.id(), now)
          .flatMap(owner -> take(work, event, change, owner, now));
    }
    UUID owner = change.ownerOfOrder();
    if (owner != null) {
      return owners.of(work, owner).flatMap(o -> take(work, event, change, o, now));
    }
    // removed before we heard of it: remembered, so that what arrives late is known to be outdated
    Standing standing = change.standing();
    return standing == null
        ? Uni.createFrom().voidItem()
        : orders.save(work, told, standing, null, event.id());
  }

  private Uni<Void> take(
      Work work, Event<IngestedEvent> event, Change change, Owner owner, Instant now) {
    IngestedEvent told = event.data();
    return ordered(work, event, change, owner, owner.after().told(told), now)
        .flatMap(
            profile ->
                suppression.apply(
                    work, profile, owner.attached(), told, event.id(), now, owner.changes()))
        .flatMap(
            profile ->
                consents.record(
                    work,
                    profile,
                    told.consents(),
                    Evidence.of(told.source(), event.id(), told.context()),
                    told.occurredAt(),
                    now,
                    owner.changes()))
        .flatMap(after -> profiles.saved(work, owner.before(), after, owner.changes(), now))
        .flatMap(saved -> written(work, event, change, owner, saved, now));
  }

  /** The profile with what its orders add up to, where this event may have changed that. */
  private Uni<Profile> ordered(
      Work work,
      Event<IngestedEvent> event,
      Change change,
      Owner owner,
      Profile profile,
      Instant now) {
    Standing standing = change.standing();
    if (standing == null && !owner.merged()) {
      return Uni.createFrom().item(profile);
    }
    Uni<Void> saved =
        standing == null
            ? Uni.createFrom().voidItem()
            : orders.save(work, event.data(), standing, profile.id(), event.id());
    return saved
        .flatMap(done -> orders.traits(work, profile.id(), now))
        .map(sums -> profile.withTraits(profile.traits().and(sums)));
  }

  private Uni<Void> written(
      Work work,
      Event<IngestedEvent> event,
      Change change,
      Owner owner,
      Profile profile,
      Instant now) {
    IngestedEvent told = event.data();
    Order order = change.order();
    if (!change.outdated()) {
      CustomerEvent happened =
          new CustomerEvent(
              event.id(),
              profile.id(),
              profile.version(),
              told.source(),
              told.kind(),
              change.name(),
              told.properties(),
              order,
              told.context(),
              told.occurredAt(),
              told.receivedAt());
      work.emit(Topics.PROFILE_EVENTS, profile.id().toString(), happened, event.id());
    }
    Entry entry =
        new Entry(
            event.id(),
            profile.id(),
            profile.version(),
            told.source(),
            told.messageId(),
            told.kind(),
            change.name(),
            told.identifiers(),
            owner.dropped(),
            told.traits(),
            told.properties(),
            order,
            told.context(),
            told.occurredAt(),
            told.receivedAt(),
            now,
            work.correlationId());
    return profiles
        .attach(work, profile.id(), owner.attached(), event.id(), now)
        .flatMap(done -> history.add(work, entry));
  }
}
