package io.assidu.fraud.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assidu.fraud.scoring.Feature.Group;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** RBA-1: Freeman et al. (NDSS 2016) eq. 7, weights and smoothing of das-group/rba-algorithm. */
class LikelihoodTest {

  @Test
  void theWeightsOfAGroupSumToOne() {
    for (Group group : Group.values()) {
      assertThat(Feature.of(group).stream().mapToDouble(Feature::weight).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void smoothingKeepsRoomForWhatNobodyHasShownYet() {
    Frequencies ten = frequencies(10, Feature.COUNTRY, Map.of("FR", 9L, "BE", 1L));

    assertThat(ten.probability(Feature.COUNTRY, "FR")).isCloseTo(0.9 * 10 / 11, within(1e-12));
    assertThat(ten.probability(Feature.COUNTRY, "BE")).isCloseTo(0.1 * 10 / 11, within(1e-12));
    assertThat(ten.probability(Feature.COUNTRY, "BR")).isCloseTo(1.0 / 11, within(1e-12));
  }

  /** By hand: p(FR) = 0.5·1000/1001, p(FR|her) = 20/21; p(BR) = 0.1·1000/1001, p(BR|her) = 1/21. */
  @Test
  void theRatioIsThePublishedFormula() {
    Frequencies her = frequencies(20, Feature.COUNTRY, Map.of("FR", 20L));
    Population all =
        new Population(
            50, frequencies(1000, Feature.COUNTRY, Map.of("FR", 500L, "BR", 100L, "other", 400L)));
    double herself = (1.0 / 50) / (20.0 / 1000);

    assertThat(Likelihood.ratio(Map.of(Feature.COUNTRY, "FR"), her, all))
        .isCloseTo(0.5 * 1000 / 1001 / (20.0 / 21) * herself, within(1e-12));
    assertThat(Likelihood.ratio(Map.of(Feature.COUNTRY, "BR"), her, all))
        .isCloseTo(0.1 * 1000 / 1001 / (1.0 / 21) * herself, within(1e-12));
  }

  @Test
  void saysNothingOfAPersonWithoutAPast() {
    Population all = new Population(5, frequencies(9, Feature.COUNTRY, Map.of("FR", 9L)));

    assertThat(Likelihood.ratio(Map.of(Feature.COUNTRY, "BR"), Frequencies.none(), all))
        .isEqualTo(1);
  }

  /** At equal popularity among all people, so that only the person's own past differs. */
  @Property
  void whatAPersonNeverShowedIsNeverLessRiskyThanWhatTheyAlwaysShow(
      @ForAll @IntRange(min = 1, max = 200) int logins,
      @ForAll @IntRange(min = 0, max = 1000) int others) {
    long each = (long) logins + others;
    Frequencies her = frequencies(logins, Feature.COUNTRY, Map.of("FR", (long) logins));
    Population all =
        new Population(2, frequencies(2 * each, Feature.COUNTRY, Map.of("FR", each, "BR", each)));

    assertThat(Likelihood.ratio(Map.of(Feature.COUNTRY, "BR"), her, all))
        .isGreaterThanOrEqualTo(Likelihood.ratio(Map.of(Feature.COUNTRY, "FR"), her, all));
  }

  private static Frequencies frequencies(long n, Feature feature, Map<String, Long> counts) {
    return new Frequencies(n, Map.of(feature, counts));
  }
}
