package io.assidu.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyValidatorTest {

  @Test
  void theSeedHasNoFlaw() {
    assertThat(PolicyValidator.flaws(Policies.seed())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "zone": "Mars/Olympus"                                             | /zone                                | zone
          "frozen": ["marketing", "marketing"]                               | /frozen/1                            | unique
          "exemptions": [{"id": "a", "purposes": ["marketing"]}]             | /exemptions/0/purposes               | never-marketing
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "PT0S"}}]   | /caps/0/window/rolling               | range
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "-P1D"}}]   | /caps/0/window/rolling               | range
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "P400D"}}]  | /caps/0/window/rolling               | range
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "P1D"}}, {"id": "a", "limit": 2, "window": {"rolling": "P7D"}}] | /caps/1/id | unique
          "caps": [{"id": "own-limit", "limit": 1, "window": {"calendar": "day"}}] | /caps/0/id | reserved
          "caps": [{"id": "a", "limit": 1, "window": {}}]                    | /caps/0/window | one-of
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "P1D", "calendar": "day"}}] | /caps/0/window | one-of
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "bounds": {"least": 4, "most": 5}}] | /caps/0/limit | within-bounds
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "bounds": {"least": 4, "most": 2}}] | /caps/0/bounds | ordered
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "bounds": {"least": 1, "most": 5}, "adjustments": [{"id": "b", "when": "true", "limit": 6}]}] | /caps/0/adjustments/0/limit | within-bounds
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "adjustments": [{"id": "b", "when": "true", "limit": 6}, {"id": "b", "when": "false", "limit": 1}]}] | /caps/0/adjustments/1/id | unique
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "adjustments": [{"id": "b", "when": "profile.shoeSize > 40", "limit": 6}]}] | /caps/0/adjustments/0/when | cel
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "adjustments": [{"id": "b", "when": "profile.traits.email == ''", "limit": 6}]}] | /caps/0/adjustments/0/when | cel
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "adjustments": [{"id": "b", "when": "profile.segments", "limit": 6}]}] | /caps/0/adjustments/0/when | cel
          "arbitration": {"classes": [{"id": "a", "minPriority": 70}, {"id": "b", "minPriority": 70}, {"id": "c"}]} | /arbitration/classes/1/minPriority | decreasing
          "arbitration": {"classes": [{"id": "a", "minPriority": 70}, {"id": "b", "minPriority": 1}]} | /arbitration/classes/1/minPriority | covers-all
          "arbitration": {"classes": [{"id": "a", "minPriority": 70}, {"id": "a"}]} | /arbitration/classes/1/id | unique
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"high": 1}}}] | /caps/0/protect | needs-classes
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect | one-of
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"high": 1}, "computed": {"lookback": "P28D"}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect | one-of
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"top/most": 1}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/fixed/top~1most | known
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"low": 1}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/fixed/low | not-last
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"high": 4}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/fixed/high | range
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"high": -1}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/fixed/high | range
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"high": null}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/fixed/high | range
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"fixed": {"mid": 1, "high": 2}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/fixed/mid | nested
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"computed": {"lookback": "P6D"}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/computed/lookback | range
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"computed": {"lookback": "P367D"}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/computed/lookback | range
          "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"}, "protect": {"computed": {"lookback": "P28D", "most": 4}}}], "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "mid", "minPriority": 40}, {"id": "low"}]} | /caps/0/protect/computed/most | range
          "preferences": {"bounds": {"least": 4, "most": 2}}                 | /preferences/bounds | ordered
          "preferences": {"appliesTo": {"countries": ["XX"]}}                | /preferences/appliesTo/countries/0 | country
          "quietHours": [{"id": "a", "windows": [{"from": "22:00", "to": "monday 08:00"}]}] | /quietHours/0/windows/0 | both-days-or-none
          "quietHours": [{"id": "a", "windows": [{"from": "22:00", "to": "22:00"}]}] | /quietHours/0/windows/0      | not-empty
          "quietHours": [{"id": "a", "windows": []}]                         | /quietHours/0/windows                | required
          "quietHours": [{"id": "a", "holidays": "national", "validFrom": "2026-02-01", "validTo": "2026-01-31"}] | /quietHours/0/validTo | after-valid-from
          "quietHours": [{"id": "a", "holidays": "national", "appliesTo": {"countries": ["FR", "CN"]}}] | /quietHours/0/appliesTo/countries/1 | calendar
          "jitter": "-PT1S"                                                  | /jitter                              | range
          "jitter": "PT1H1S"                                                 | /jitter                              | range
          "quietHours": [{"id": "a", "windows": [{"from": "22:00", "to": "08:00"}], "appliesTo": {"countries": ["XX"]}}] | /quietHours/0/appliesTo/countries/0 | country
          """)
  void aFlawIsNamedWithItsFieldAndRule(String fields, String field, String rule) {
    assertThat(PolicyValidator.flaws(Policies.with(fields)))
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.field()).isEqualTo(field);
              assertThat(flaw.rule()).isEqualTo(rule);
            });
  }

  @Test
  void fixedProtectionIsNestedAlsoWhereAClassIsNotNamed() {
    ContactPolicy policy =
        Policies.with(
            """
            "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"},
                      "protect": {"fixed": {"high": 2}}}],
            "arbitration": {"classes": [{"id": "high", "minPriority": 70},
                                        {"id": "mid", "minPriority": 40}, {"id": "low"}]}
            """);

    assertThat(PolicyValidator.flaws(policy)).isEmpty();
    assertThat(
            Objects.requireNonNull(policy.caps().getFirst().protect())
                .levels(Objects.requireNonNull(policy.arbitration())))
        .containsExactly(2, 2);
  }

  @Test
  void aDocumentThatSaysNothingOfHolidaysDatesOrJitterMeansNoneOfThem() {
    ContactPolicy policy =
        Policies.with(
            """
            "quietHours": [{"id": "night", "windows": [{"from": "22:00", "to": "08:00"}]}]
            """);

    assertThat(policy.jitter()).isZero();
    assertThat(policy.quietHours().getFirst())
        .isEqualTo(
            new QuietRule(
                "night",
                List.of(new QuietWindow(WeekTime.parse("22:00"), WeekTime.parse("08:00"))),
                null,
                null,
                null,
                null));
  }

  @Test
  void aConditionSaysInWhichColumnItIsWrong() {
    assertThat(
            PolicyValidator.flaws(
                Policies.with(
                    """
                    "caps": [{"id": "a", "limit": 3, "window": {"calendar": "week"},
                              "adjustments": [{"id": "b", "when": "size(profile.shoes) > 1", "limit": 6}]}]
                    """)))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.detail()).startsWith("Column 13: undefined field"));
  }

  @ParameterizedTest
  @CsvSource({"8 o'clock", "someday 08:00", "25:00", "monday the 8th"})
  void aTimeThatIsNoneIsRefused(String time) {
    assertThatThrownBy(
            () ->
                Policies.with(
                    "\"quietHours\": [{\"id\": \"a\", \"windows\": [{\"from\": \"%s\", \"to\": \"08:00\"}]}]"
                        .formatted(time)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(ValueInstantiationException.class)
        .hasMessageContaining("a time is written");
  }
}
