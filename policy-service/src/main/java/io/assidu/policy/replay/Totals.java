package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What became of all contacts of a period.
 *
 * @param sent approved contacts, by channel
 * @param deferrals how often a contact had to wait, by rule; one contact may wait more than once
 * @param suppressed contacts that were not to be, by the rule that decided
 * @param waiting contacts that still waited when the period ended
 * @param peopleReached people who were sent at least one contact
 * @param valueSent the worth of what was sent, as its askers put it
 * @param valueForgone the worth of what caps and arbitration suppressed
 */
public record Totals(
    Map<Channel, Long> sent,
    Map<String, Long> deferrals,
    Map<String, Long> suppressed,
    long waiting,
    long peopleReached,
    BigDecimal valueSent,
    BigDecimal valueForgone) {}
