package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What closes a channel, or the whole person, whatever they consented to. */
final class Restrictions {

  /** Channels that reach a person without an address of theirs. */
  private static final Set<Channel> NEED_NO_ADDRESS =
      Set.of(Channel.IN_APP, Channel.WEBHOOK, Channel.AGENT_TASK);

  private Restrictions() {}

  /**
   * Channels on which the person's address bounced, about which they complained, or on which they
   * said stop and have not subscribed again.
   */
  static Finding suppression(Question question, List<Channel> channels) {
    if (question.recipient().erased()) {
      return new Finding.Stop(Reasons.suppressed("suppression", Map.of("erased", true)));
    }
    List<Suppression> against =
        question.recipient().suppressions().stream()
            .filter(suppression -> channels.contains(suppression.channel()))
            .filter(suppression -> applies(question, suppression))
            .toList();
    List<Channel> open =
        channels.stream()
            .filter(channel -> against.stream().noneMatch(s -> s.channel() == channel))
            .toList();
    Map<String, Object> facts =
        against.isEmpty()
            ? Map.of()
            : Map.of("suppressions", against.stream().map(Restrictions::seen).toList());
    return open.isEmpty()
        ? new Finding.Stop(Reasons.suppressed("suppression", facts))
        : new Finding.Pass(Reasons.passed("suppression", facts), open);
  }

  /** No marketing to an account that a thief may be reading. */
  static Finding freeze(Question question, List<Channel> channels) {
    Instant since = question.recipient().frozenSince();
    boolean silenced = question.policy().frozen().contains(question.contact().purpose());
    Map<String, Object> facts = Facts.of("frozen", since != null).and("since", since).map();
    return since != null && silenced
        ? new Finding.Stop(Reasons.suppressed("risk-freeze", facts))
        : new Finding.Pass(Reasons.passed("risk-freeze", facts), channels);
  }

  /** Channels on which there is an address: the person's own, or the one the request brings. */
  static Finding reach(Question question, List<Channel> channels) {
    List<Channel> open = channels.stream().filter(channel -> reachable(question, channel)).toList();
    Map<String, Object> facts = Map.of("asked", channels, "reachable", open);
    return open.isEmpty()
        ? new Finding.Stop(Reasons.suppressed("reach", facts))
        : new Finding.Pass(Reasons.passed("reach", facts), open);
  }

  private static boolean applies(Question question, Suppression suppression) {
    Purpose purpose = question.contact().purpose();
    return switch (suppression.cause()) {
      case COMPLAINED -> question.policy().complained().contains(purpose);
      case BOUNCED ->
          question.policy().bounced().contains(purpose) && sameAddress(question, suppression);
      case UNSUBSCRIBED ->
          suppression.purpose() == purpose
              && (suppression.topic() == null
                  || suppression.topic().equals(question.contact().topic()))
              && question.exemption().isEmpty()
              && !subscribedSince(question, suppression);
    };
  }

  private static boolean subscribedSince(Question question, Suppression suppression) {
    return Consent.record(question, suppression.channel())
        .filter(state -> state.status() == ConsentStatus.GRANTED)
        .filter(state -> state.since().isAfter(suppression.since()))
        .isPresent();
  }

  private static boolean sameAddress(Question question, Suppression suppression) {
    if (question.contact().recipient() != null) {
      return false;
    }
    String current = question.recipient().addresses().get(suppression.channel());
    return suppression.address() == null || suppression.address().equals(current);
  }

  private static Map<String, Object> seen(Suppression suppression) {
    return Map.of(
        "channel", suppression.channel(),
        "cause", suppression.cause().wireName(),
        "contactId", suppression.contactId(),
        "since", suppression.since());
  }

  private static boolean reachable(Question question, Channel channel) {
    ContactRequested contact = question.contact();
    ContactPoint brought = contact.recipient();
    if (brought != null) {
      return brought.channel() == channel;
    }
    Recipient recipient = question.recipient();
    return NEED_NO_ADDRESS.contains(channel) || recipient.addresses().containsKey(channel);
  }
}
