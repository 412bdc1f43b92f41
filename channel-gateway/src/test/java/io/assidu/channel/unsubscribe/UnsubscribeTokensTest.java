package io.assidu.channel.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UnsubscribeTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final byte[] KEY = key("an unsubscribe key of 32 bytes!!");
  private static final byte[] NEXT_KEY = key("and the one that comes after it!");
  private static final UUID CONTACT = UUID.fromString("0193d5b2-7c00-7000-8000-000000000001");
  private static final UnsubscribeTokens TOKENS = new UnsubscribeTokens(List.of(KEY), YEAR);

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aTokenLeadsBackToItsContact() {
    assertThat(TOKENS.contact(TOKENS.issue(CONTACT, NOW), NOW)).contains(CONTACT);
  }

  @Test
  void aTokenFitsIntoALinkAsItIs() {
    assertThat(TOKENS.issue(CONTACT, NOW)).matches("[A-Za-z0-9_-]{54}");
  }

  @Test
  void aTokenEnds() {
    String token = TOKENS.issue(CONTACT, NOW);
    assertThat(TOKENS.contact(token, NOW.plus(YEAR).minusSeconds(1))).contains(CONTACT);
    assertThat(TOKENS.contact(token, NOW.plus(YEAR))).isEmpty();
  }

  @Test
  void tokensOfTheLastKeyAreTakenWhileANewOneSigns() {
    UnsubscribeTokens rotated = new UnsubscribeTokens(List.of(NEXT_KEY, KEY), YEAR);
    assertThat(rotated.contact(TOKENS.issue(CONTACT, NOW), NOW)).contains(CONTACT);
    assertThat(TOKENS.contact(rotated.issue(CONTACT, NOW), NOW)).isEmpty();
  }

  @Property(tries = 200)
  void aTokenWithAnyBitChangedIsNotOurs(@ForAll @IntRange(max = 319) int bit) {
    byte[] token = Base64.getUrlDecoder().decode(TOKENS.issue(CONTACT, NOW));
    token[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(TOKENS.contact(Base64.getUrlEncoder().encodeToString(token), NOW)).isEmpty();
  }

  @Property(tries = 200)
  void nothingElseIsOurs(@ForAll @StringLength(max = 100) String anything) {
    assertThat(TOKENS.contact(anything, NOW)).isEmpty();
  }
}
