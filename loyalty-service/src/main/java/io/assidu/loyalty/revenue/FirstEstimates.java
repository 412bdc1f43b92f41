package io.assidu.loyalty.revenue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cohorts not opened yet are expected to be: by the newest approved estimate that is of all
 * cohorts, or of all of their segment.
 *
 * @param all of every segment without an estimate of its own that is newer; null: the program's
 *     rate
 * @param bySegment those that are newer than {@code all}
 */
public record FirstEstimates(@Nullable Expectation all, Map<String, Expectation> bySegment) {

  /** Nothing was approved yet. */
  public static final FirstEstimates NONE = new FirstEstimates(null, Map.of());

  public FirstEstimates {
    bySegment = Map.copyOf(bySegment);
  }

  /**
   * After one more estimate.
   *
   * @param segment null: it is of all
   */
  public FirstEstimates then(@Nullable String segment, Expectation newest) {
    if (segment == null) {
      return new FirstEstimates(newest, Map.of());
    }
    Map<String, Expectation> more = new HashMap<>(bySegment);
    more.put(segment, newest);
    return new FirstEstimates(all, more);
  }

  @Nullable Expectation of(CohortKey cohort) {
    Expectation own = bySegment.get(cohort.segment());
    return own == null ? all : own;
  }
}
