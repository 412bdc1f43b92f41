package io.assidu.policy.arbitration;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts of a class one person was wanted for within one window.
 *
 * @param id the class
 * @param contacts all that were seen
 * @param mean of the windows of all people
 * @param deviation their standard deviation
 * @param value what one contact is worth; null when nobody said
 */
public record ClassDemand(
    String id, long contacts, double mean, double deviation, @Nullable BigDecimal value) {}
