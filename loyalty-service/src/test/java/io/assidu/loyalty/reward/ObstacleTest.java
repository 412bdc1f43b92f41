package io.assidu.loyalty.reward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.program.CompiledEarning;
import io.assidu.loyalty.program.EarningBasis;
import io.assidu.loyalty.program.MemberLimit;
import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.program.RewardKind;
import io.assidu.loyalty.program.Stacking;
import io.assidu.loyalty.program.Stocked;
import io.assidu.loyalty.standing.Standing;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObstacleTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void itIsOfferedFromItsFirstMomentUntilBeforeItsLast() {
    assertThat(found(between(NOW, NOW.plusSeconds(1)))).isEmpty();
    assertThat(found(between(NOW.plusSeconds(1), null))).containsExactly(Obstacle.NOT_YET);
    assertThat(found(between(null, NOW))).containsExactly(Obstacle.OVER);
  }

  @Test
  void timesWithinDaysRollOn() {
    Reward twiceInTenDays = limited(new MemberLimit(2, 10));
    Instant nineDaysAgo = NOW.minus(Duration.ofDays(9));
    Instant tenDaysAgo = NOW.minus(Duration.ofDays(10));
    assertThat(found(twiceInTenDays, nineDaysAgo, tenDaysAgo)).isEmpty();
    assertThat(found(twiceInTenDays, nineDaysAgo, NOW)).containsExactly(Obstacle.LIMIT_REACHED);
  }

  @Test
  void withoutDaysItIsForEver() {
    Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
    assertThat(found(limited(new MemberLimit(1, null)), longAgo))
        .containsExactly(Obstacle.LIMIT_REACHED);
  }

  @Test
  void stockCountsWhereItIsCounted() {
    Reward counted = reward(null, null, null, Stocked.COUNTED, null);
    assertThat(Obstacle.of(program(Map.of()), counted, prospect(), List.of(), 0))
        .containsExactly(Obstacle.OUT_OF_STOCK);
    assertThat(Obstacle.of(program(Map.of()), counted, prospect(), List.of(), 1)).isEmpty();
    assertThat(found(between(null, null))).isEmpty();
  }

  @Test
  void whoIsEligibleIsAskedOfTheSharedVocabulary() throws RuleException {
    assertThat(eligible("loyalty.tier == 'Gold' && loyalty.qualifying >= 2000")).isEmpty();
    assertThat(eligible("'vip' in profile.segments && profile.country == 'FR'")).isEmpty();
    assertThat(eligible("loyalty.available > 5000")).containsExactly(Obstacle.NOT_ELIGIBLE);
    assertThat(eligible("now > timestamp('2030-01-01T00:00:00Z')"))
        .containsExactly(Obstacle.NOT_ELIGIBLE);
    assertThat(eligible("profile.traits['vip'] == true"))
        .as("what is not known does not hold")
        .containsExactly(Obstacle.NOT_ELIGIBLE);
  }

  private static List<Obstacle> eligible(String rule) throws RuleException {
    return Obstacle.of(
        program(Map.of("r", new RuleLanguage().condition(rule))),
        between(null, null),
        prospect(),
        List.of(),
        0);
  }

  private static List<Obstacle> found(Reward reward, Instant... had) {
    return Obstacle.of(program(Map.of()), reward, prospect(), List.of(had), 0);
  }

  private static Reward between(@Nullable Instant from, @Nullable Instant until) {
    return reward(from, until, null, Stocked.UNLIMITED, null);
  }

  private static Reward limited(MemberLimit limit) {
    return reward(null, null, limit, Stocked.UNLIMITED, null);
  }

  private static Reward reward(
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable MemberLimit limit,
      Stocked stock,
      @Nullable String pool) {
    return new Reward(
        "r",
        RewardKind.PRODUCT,
        Map.of("en", "R"),
        Map.of(),
        100L,
        null,
        BigDecimal.ONE,
        null,
        from,
        until,
        limit,
        stock,
        pool,
        null);
  }

  private static Prospect prospect() {
    UUID id = new UUID(0, 1);
    return new Prospect(
        id,
        "club",
        1_000,
        0,
        new Standing(
            "Gold",
            BigDecimal.valueOf(2_500),
            "Platinum",
            BigDecimal.valueOf(2_500),
            null,
            null,
            BigDecimal.ZERO,
            null,
            null),
        Optional.of(new Person(id, 1, "FR", List.of("vip"), "fr-FR")),
        NOW);
  }

  private static ProgramVersion program(Map<String, Rule> eligible) {
    try (InputStream file =
        Objects.requireNonNull(ObstacleTest.class.getResourceAsStream("/programs/club.json"))) {
      Program club =
          JsonMapper.builder()
              .addModule(new JavaTimeModule())
              .build()
              .readValue(file, Program.class);
      return new ProgramVersion(
          club,
          1,
          new CompiledEarning(
              new EarningBasis(false, false, false),
              PointsRounding.DOWN,
              Stacking.BEST,
              List.of(),
              List.of()),
          eligible,
          null,
          null,
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
