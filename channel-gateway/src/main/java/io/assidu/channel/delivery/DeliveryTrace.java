package io.assidu.channel.delivery;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages in the story of one correlation id. */
@ApplicationScoped
class DeliveryTrace implements TraceSource {
  private final ContactStore store;

  DeliveryTrace(ContactStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store
        .correlated(work, correlationId)
        .map(
            contacts -> {
              List<TraceEntry> entries = new ArrayList<>();
              contacts.forEach(contact -> tell(contact, entries));
              return entries;
            });
  }

  private static void tell(ContactView contact, List<TraceEntry> entries) {
    String id = contact.contactId().toString();
    for (ContactView.Attempt attempt : contact.attempts()) {
      entries.add(
          new TraceEntry(
              attempt.at(),
              "message",
              id,
              "%s %s by %s: %s"
                  .formatted(
                      contact.purpose().name().toLowerCase(Locale.ROOT),
                      contact.template(),
                      contact.channel().name().toLowerCase(Locale.ROOT),
                      attempt.result().wireName()),
              facts(contact, attempt)));
    }
    if (contact.attempts().isEmpty()) {
      entries.add(
          new TraceEntry(contact.receivedAt(), "message", id, "waits to be handed over", Map.of()));
    }
    if (contact.unsubscribedAt() != null) {
      entries.add(
          new TraceEntry(
              contact.unsubscribedAt(), "unsubscribe", id, "unsubscribed by one click", Map.of()));
    }
  }

  private static Map<String, Object> facts(ContactView contact, ContactView.Attempt attempt) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("decisionId", contact.decisionId());
    facts.put("attempt", attempt.number());
    put(facts, "messageId", contact.messageId());
    put(facts, "templateVersion", contact.templateVersion());
    put(facts, "reply", attempt.detail());
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value);
    }
  }
}
