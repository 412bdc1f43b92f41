package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an emergency override lifts for a contact.
 *
 * @param channels those it covers; never empty
 */
record Lifted(OverrideInForce override, List<Channel> channels) {

  private static final String OVERRIDE = "override";

  /** The first override that covers the contact on any of the channels. */
  static Optional<Lifted> by(Question question, List<Channel> channels) {
    return question.overrides().stream()
        .map(
            override ->
                new Lifted(
                    override,
                    override.covered(
                        question.contact(),
                        question.reached().countries(),
                        channels,
                        question.at())))
        .filter(lifted -> !lifted.channels().isEmpty())
        .findFirst();
  }

  Reason exempt(String rule) {
    return new Reason(rule, "exempt", Map.of(OVERRIDE, override.id()));
  }

  /** Who opened and confirmed it, and why, is on its own record: a decision travels further. */
  Reason reason() {
    return Reasons.passed(
        OVERRIDE,
        Facts.of(OVERRIDE, override.id())
            .and("channels", channels)
            .and("from", override.from())
            .and("until", override.until())
            .map());
  }

  /** The override that a ruling made use of. */
  static Optional<UUID> usedBy(Ruling ruling) {
    return ruling.reasons().stream()
        .filter(reason -> reason.rule().equals(OVERRIDE))
        .map(reason -> (UUID) reason.facts().get(OVERRIDE))
        .findFirst();
  }
}
