package io.assidu.journey.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.rules.Vocabulary;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonFactsTest {

  private static final RuleLanguage LANGUAGE = new RuleLanguage(Vocabulary.variables());
  private static final UUID ANNA = UUID.fromString("01900000-0000-7000-8000-000000000001");

  @Test
  void consentIsAskedByPurposeAndChannel() throws RuleException {
    ProfileChanged anna =
        anna(
            consent(Channel.EMAIL, null, ConsentStatus.GRANTED),
            consent(Channel.SMS, null, ConsentStatus.WITHDRAWN));
    assertThat(holds("consent['marketing.email']", anna)).isTrue();
    assertThat(holds("consent['marketing.sms']", anna)).isFalse();
    assertThat(holds("!consent['marketing.sms']", anna)).isTrue();
  }

  @Test
  void whatWasNeverAskedIsNeitherGrantedNorRefused() throws RuleException {
    assertThat(holds("consent['marketing.email']", anna())).isFalse();
    assertThat(holds("!consent['marketing.email']", anna())).isFalse();
    assertThat(holds("'marketing.email' in consent", anna())).isFalse();
  }

  @Test
  void consentToOneTopicIsNoConsentToThePurpose() throws RuleException {
    ProfileChanged anna = anna(consent(Channel.EMAIL, "newsletter", ConsentStatus.GRANTED));
    assertThat(holds("'marketing.email' in consent", anna)).isFalse();
  }

  @Test
  void channelsHaveTheirWireNames() throws RuleException {
    assertThat(holds("consent['marketing.inApp']", anna(consent(Channel.IN_APP)))).isTrue();
    assertThat(holds("'email' in profile.channels", anna())).isTrue();
  }

  @Test
  void aPersonIsKnownByTheIdAndTraitsOfTheProfile() throws RuleException {
    assertThat(holds("profile.id == '" + ANNA + "'", anna())).isTrue();
    assertThat(holds("profile.traits.plan == 'gold' && profile.country == 'FR'", anna())).isTrue();
  }

  @Test
  void ofAStrangerNothingHolds() throws RuleException {
    assertThat(holds("consent['marketing.email']", null)).isFalse();
    assertThat(holds("profile.country == 'FR'", null)).isFalse();
  }

  private static boolean holds(String cel, @Nullable ProfileChanged snapshot) throws RuleException {
    return LANGUAGE.condition(cel).test(PersonFacts.of(snapshot));
  }

  private static ConsentState consent(Channel channel) {
    return consent(channel, null, ConsentStatus.GRANTED);
  }

  private static ConsentState consent(
      Channel channel, @Nullable String topic, ConsentStatus status) {
    return new ConsentState(
        ANNA, Purpose.MARKETING, channel, topic, status, Instant.parse("2026-11-24T10:00:00Z"));
  }

  private static ProfileChanged anna(ConsentState... consents) {
    return new ProfileChanged(
        ANNA,
        1,
        List.of(),
        Map.of("plan", "gold"),
        List.of(new ContactPoint(Channel.EMAIL, "")),
        "fr-FR",
        "Europe/Paris",
        "FR",
        List.of(consents),
        List.of(),
        Instant.parse("2026-11-24T10:00:00Z"));
  }
}
