package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Consent per purpose, channel and topic (GDPR articles 6(1)(a), 7(3) and 21).
 *
 * <p>What was said about a topic counts before what was said about the whole purpose: a general
 * grant covers every topic but those withdrawn, whenever that was. A general withdrawal ends topic
 * grants given before it; one given after it is a new, narrower yes.
 */
final class Consent implements Rule {

  static final String ID = "consent";

  @Override
  public Finding look(Question question, List<Channel> channels) {
    var exemption = question.exemption();
    if (exemption.isPresent()) {
      return new Finding.Pass(Reasons.exempt(ID, exemption.get().id()), channels);
    }
    List<Channel> open = channels.stream().filter(channel -> permits(question, channel)).toList();
    Map<String, Object> facts =
        Facts.of("purpose", question.contact().purpose())
            .and("topic", question.contact().topic())
            .and("required", required(question))
            .and("channels", channels.stream().map(channel -> seen(question, channel)).toList())
            .map();
    return open.isEmpty()
        ? new Finding.Stop(Reasons.suppressed(ID, facts))
        : new Finding.Pass(Reasons.passed(ID, facts), open);
  }

  /** The record that permits or forbids the contact on the channel, if there is one. */
  static Optional<ConsentState> record(Question question, Channel channel) {
    ConsentState general = stated(question, channel, null);
    ContactRequested contact = question.contact();
    ConsentState special =
        contact.topic() == null ? null : stated(question, channel, contact.topic());
    if (special == null || general == null) {
      return Optional.ofNullable(special == null ? general : special);
    }
    boolean generalNoCameLater = !granted(general) && general.since().isAfter(special.since());
    return Optional.of(granted(special) && generalNoCameLater ? general : special);
  }

  private static boolean permits(Question question, Channel channel) {
    return record(question, channel).map(Consent::granted).orElse(!required(question));
  }

  private static boolean required(Question question) {
    return question.policy().consentRequiredFor().contains(question.contact().purpose());
  }

  private static boolean granted(ConsentState state) {
    return state.status() == ConsentStatus.GRANTED;
  }

  private static @Nullable ConsentState stated(
      Question question, Channel channel, @Nullable String topic) {
    return question.recipient().consents().stream()
        .filter(state -> state.purpose() == question.contact().purpose())
        .filter(state -> state.channel() == channel)
        .filter(state -> Objects.equals(state.topic(), topic))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Object> seen(Question question, Channel channel) {
    Facts facts = Facts.of("channel", channel);
    record(question, channel)
        .ifPresentOrElse(
            state ->
                facts
                    .and("status", state.status())
                    .and("recordId", state.recordId())
                    .and("topic", state.topic())
                    .and("since", state.since()),
            () -> facts.and("status", "none"));
    return facts.map();
  }
}
