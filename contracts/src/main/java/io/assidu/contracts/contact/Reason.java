package io.assidu.contracts.contact;

import java.util.Map;

/**
 * One rule that was looked at on the way to a decision.
 *
 * @param rule the rule's id in the policy: {@code consent}, {@code cap:3-per-7-days}, {@code
 *     quiet-hours:sunday-night}
 * @param effect {@code passed}, {@code exempt}, {@code deferred}, {@code suppressed}
 * @param facts what it saw: counts, windows, record ids
 */
public record Reason(String rule, String effect, Map<String, Object> facts) {}
