package io.assidu.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.contracts.rules.Vocabulary;
import io.assidu.fraud.scoring.Model;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Past;
import io.assidu.fraud.scoring.Place;
import io.assidu.fraud.scoring.Point;
import io.assidu.fraud.scoring.Population;
import io.assidu.fraud.scoring.Redemption;
import io.assidu.fraud.scoring.Score;
import io.assidu.fraud.scoring.Scoring;
import io.assidu.fraud.scoring.Standing;
import io.assidu.fraud.scoring.Subject;
import io.assidu.platform.rules.RuleLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped model makes of an owner's day and of a thief's. */
class ShippedModelTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Place PARIS = new Place("FR", new Point(48.8566, 2.3522, 50));
  private static final Place SAO_PAULO = new Place("BR", new Point(-23.5505, -46.6333, 50));
  private static final String SAFARI =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15";
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Safari/537.36";
  private static final Observation HER_LOGIN =
      hers(SignalKind.LOGIN_SUCCEEDED, Duration.ofMinutes(10), "silver");
  private static final Observation EMAIL_CHANGE =
      thiefs(SignalKind.EMAIL_CHANGED, Duration.ofMinutes(1));
  private static final Observation HER_STEP_UP =
      hers(SignalKind.STEP_UP_SUCCEEDED, Duration.ofSeconds(30), "gold");

  private static Model model;

  @BeforeAll
  static void compile() throws IOException, ModelException {
    ModelDocument document;
    try (InputStream shipped = ShippedModelTest.class.getResourceAsStream("/risk-model.json")) {
      document = new JsonMapper().readValue(shipped, ModelDocument.class);
    }
    model = new ModelCompiler(new RuleLanguage(Vocabulary.variables())).compile(document);
  }

  @Test
  void aFirstLoginEverIsTakenForTheOwners() {
    Score score = score(new Subject(HER_LOGIN, null), Past.none());

    assertThat(score.action()).isEqualTo(RiskAction.ALLOW);
    assertThat(score.standing()).isEqualTo(Standing.TRUSTED);
  }

  @Test
  void theOwnerSpendsSomeOfHerPointsFromWhereSheAlwaysIs() {
    Score score = score(hers(500, 1300), past(HER_LOGIN));

    assertThat(score.action()).isEqualTo(RiskAction.ALLOW);
    assertThat(score.points()).isLessThan(10);
  }

  @Test
  void theOwnerMaySpendThemAll() {
    assertThat(score(hers(1300, 1300), past(HER_LOGIN)).action()).isEqualTo(RiskAction.ALLOW);
  }

  @Test
  void aThiefsLoginIsChallengedAndTellsNothingOfHerHabits() {
    Score score =
        score(
            new Subject(thiefs(SignalKind.LOGIN_SUCCEEDED, Duration.ZERO), null), past(HER_LOGIN));

    assertThat(rules(score)).contains("new-device", "new-country", "impossible-travel");
    assertThat(score.action()).isEqualTo(RiskAction.CHALLENGE);
    assertThat(score.standing()).isEqualTo(Standing.PROBATION);
  }

  @Test
  void aThiefWhoDrainsTheAccountIsChallengedFirst() {
    Score score = score(thiefs(800, 800), past(HER_LOGIN, EMAIL_CHANGE));

    assertThat(score.action()).isEqualTo(RiskAction.CHALLENGE);
    assertThat(rules(score))
        .contains(
            "new-device",
            "new-country",
            "impossible-travel",
            "recent-email-change",
            "burn-right-after-change",
            "drain");
  }

  @Test
  void aThiefWhoTriesAgainInsteadOfPassingFreezesTheAccount() {
    Past past =
        new Past(List.of(HER_LOGIN, EMAIL_CHANGE), List.of(NOW.minus(Duration.ofSeconds(20))));

    Score score = score(thiefs(800, 800), past);

    assertThat(score.action()).isEqualTo(RiskAction.FREEZE);
    assertThat(rules(score)).contains("challenge-not-passed");
  }

  /** Without any place known for either, device, change and drain are still enough. */
  @Test
  void aThiefIsChallengedEvenWhereAddressesTellNothing() {
    Observation login = nowhere(HER_LOGIN);

    Score first = score(burn(nowhereThief(), 800, 800), past(login, EMAIL_CHANGE));
    Score second =
        score(
            burn(nowhereThief(), 800, 800),
            new Past(List.of(login, EMAIL_CHANGE), List.of(NOW.minusSeconds(20))));

    assertThat(first.action()).isEqualTo(RiskAction.CHALLENGE);
    assertThat(second.points()).isGreaterThanOrEqualTo(first.points() + 30);
  }

  @Test
  void theOwnerAbroadWithANewDevicePassesWithHerSecondFactor() {
    Observation gold =
        new Observation(
            SignalKind.REDEMPTION_REQUESTED,
            NOW,
            "203.0.113.0/24",
            SAO_PAULO,
            null,
            CHROME,
            "s-3",
            "gold",
            Standing.REJECTED);
    Past past = new Past(List.of(HER_LOGIN), List.of(NOW.minusSeconds(20)));

    assertThat(score(burn(gold, 800, 800), past).action()).isEqualTo(RiskAction.ALLOW);
  }

  /** A thief with the password can enrol a second factor of their own. */
  @Test
  void aSecondFactorThatIsBrandNewVouchesForNobody() {
    Observation enrolled = thiefs(SignalKind.PASSWORD_CHANGED, Duration.ofMinutes(2));
    Observation gold =
        new Observation(
            SignalKind.REDEMPTION_REQUESTED,
            NOW,
            "203.0.113.0/24",
            SAO_PAULO,
            null,
            CHROME,
            "s-2",
            "gold",
            Standing.REJECTED);

    Score score = score(burn(gold, 800, 800), past(HER_LOGIN, EMAIL_CHANGE, enrolled));

    assertThat(rules(score)).doesNotContain("step-up");
    assertThat(score.action()).isNotEqualTo(RiskAction.ALLOW);
  }

  @Test
  void aFrozenAccountStaysFrozenWhoeverAsks() {
    Score score =
        Scoring.assess(
            hers(1, 1300), past(HER_LOGIN, HER_STEP_UP), Population.unknown(), model, true);

    assertThat(score.action()).isEqualTo(RiskAction.FREEZE);
    assertThat(rules(score)).contains("account-frozen");
  }

  @Test
  void theScoreIsTheSumOfItsContributions() {
    Score score = score(thiefs(800, 800), past(HER_LOGIN, EMAIL_CHANGE));

    double sum = score.contributions().stream().mapToDouble(Contribution::points).sum();
    assertThat(score.points()).isEqualTo((int) Math.round(Math.clamp(sum, 0, 100)));
    assertThat(score.contributions()).allSatisfy(c -> assertThat(c.facts()).isNotEmpty());
  }

  @Test
  void noFactNamesAnAddressOrASession() {
    Score score = score(thiefs(800, 800), past(HER_LOGIN, EMAIL_CHANGE));

    assertThat(score.contributions().toString())
        .doesNotContain("203.0.113", "198.51.100", "s-1", "s-2", "@");
  }

  private static Score score(Subject subject, Past past) {
    return Scoring.assess(subject, past, Population.unknown(), model, false);
  }

  private static List<String> rules(Score score) {
    return score.contributions().stream().map(Contribution::rule).toList();
  }

  private static Past past(Observation... seen) {
    return new Past(List.of(seen), List.of());
  }

  private static Subject burn(Observation seen, long points, long balance) {
    return new Subject(seen, new Redemption(points, balance));
  }

  private static Subject hers(long points, long balance) {
    return burn(hers(SignalKind.REDEMPTION_REQUESTED, Duration.ZERO, "silver"), points, balance);
  }

  private static Subject thiefs(long points, long balance) {
    return burn(thiefs(SignalKind.REDEMPTION_REQUESTED, Duration.ZERO), points, balance);
  }

  private static Observation hers(SignalKind kind, Duration ago, String acr) {
    return seen(kind, ago, "198.51.100.0/24", PARIS, SAFARI, "s-1", acr);
  }

  private static Observation thiefs(SignalKind kind, Duration ago) {
    return seen(kind, ago, "203.0.113.0/24", SAO_PAULO, CHROME, "s-2", "silver");
  }

  private static Observation nowhereThief() {
    return nowhere(thiefs(SignalKind.REDEMPTION_REQUESTED, Duration.ZERO));
  }

  private static Observation nowhere(Observation from) {
    return seen(
        from.kind(),
        Duration.between(from.at(), NOW),
        null,
        null,
        from.userAgent(),
        from.sessionId(),
        from.acr());
  }

  private static Observation seen(
      SignalKind kind,
      Duration ago,
      @Nullable String network,
      @Nullable Place place,
      @Nullable String userAgent,
      @Nullable String session,
      @Nullable String acr) {
    return new Observation(
        kind, NOW.minus(ago), network, place, null, userAgent, session, acr, Standing.TRUSTED);
  }
}
