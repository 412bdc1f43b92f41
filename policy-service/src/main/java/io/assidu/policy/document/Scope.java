package io.assidu.policy.document;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.problem.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts a rule speaks of. An empty list means all; what is listed must match in every
 * dimension.
 *
 * @param topics subjects within a purpose ({@code newsletter})
 * @param journeys journey ids
 * @param countries ISO 3166-1 alpha-2; a person whose country is not known counts as living in
 *     each, so that the strictest rule holds, and one who may live in several in each of them
 */
public record Scope(
    List<Channel> channels,
    List<Purpose> purposes,
    List<String> topics,
    List<String> journeys,
    List<String> countries) {

  private static final Scope ALL = new Scope(List.of(), List.of(), List.of(), List.of(), List.of());

  public Scope {
    channels = Lists.orEmpty(channels);
    purposes = Lists.orEmpty(purposes);
    topics = Lists.orEmpty(topics);
    journeys = Lists.orEmpty(journeys);
    countries = Lists.orEmpty(countries);
  }

  static Scope all() {
    return ALL;
  }

  /**
   * What it names that is not there.
   *
   * @param field where it stands, as a JSON pointer
   */
  public List<Violation> flaws(String field) {
    return PolicyValidator.flaws(field, this);
  }

  /**
   * Whether the rule speaks of this contact, on some channel.
   *
   * @param where the countries the person may be living in; empty when nothing is known
   */
  public boolean covers(ContactRequested contact, Set<String> where) {
    JourneyStep step = contact.journey();
    return covers(contact.purpose(), contact.topic(), step == null ? null : step.journeyId())
        && (where.isEmpty() || where.stream().anyMatch(country -> Lists.admit(countries, country)));
  }

  /** Whether the rule speaks of contacts like this, on some channel and wherever. */
  public boolean covers(Purpose purpose, @Nullable String topic, @Nullable String journeyId) {
    return Lists.admit(purposes, purpose)
        && Lists.admit(topics, topic)
        && Lists.admit(journeys, journeyId);
  }

  public boolean covers(Channel channel) {
    return Lists.admit(channels, channel);
  }
}
