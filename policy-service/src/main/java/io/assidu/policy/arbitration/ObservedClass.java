package io.assidu.policy.arbitration;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of a class, added up over the windows of all people.
 *
 * @param contacts those that were wanted
 * @param squares the sum of the squares of how many each person was wanted for in each window
 * @param value the average of what their requests say; null when none says anything
 */
public record ObservedClass(long contacts, long squares, @Nullable BigDecimal value) {

  public static final ObservedClass NONE = new ObservedClass(0, 0, null);

  /**
   * @param observations windows of people, also those without a contact
   * @param declared what the policy says it is worth; comes before what was observed
   */
  ClassDemand demand(String id, long observations, @Nullable BigDecimal declared) {
    double mean = observations == 0 ? 0 : (double) contacts / observations;
    double variance =
        observations == 0 ? 0 : Math.max(0, (double) squares / observations - mean * mean);
    return new ClassDemand(
        id, contacts, mean, Math.sqrt(variance), declared == null ? value : declared);
  }
}
