package io.assidu.policy.protection;

import io.assidu.policy.arbitration.ObservedClass;
import java.util.List;

/**
 * The demand of a period.
 *
 * @param people those that somebody wanted a place for
 * @param classes the highest first
 */
record Observed(long people, List<ObservedClass> classes) {}
