package io.assidu.contracts;

import io.assidu.contracts.contact.ContactCommand;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.fraud.FraudAlert;
import io.assidu.contracts.fraud.RiskAssessed;
import io.assidu.contracts.fraud.RiskSignal;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.LoyaltyEvent;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import java.time.Duration;
import java.util.List;

/**
 * All topics of the suite. Customer-scoped ones are keyed by profileId: one customer's story is
 * always in order.
 */
public final class Topics {

  private static final int CUSTOMER_PARTITIONS = 6;
  private static final String BY_PROFILE = "profileId";
  private static final Duration WEEK = Duration.ofDays(7);

  /** What client systems told us, before we know whom it is about. */
  public static final Topic<IngestedEvent> INGEST_EVENTS =
      new Topic<>(
          "assidu.ingest.events",
          IngestedEvent.class,
          "profile-service",
          "the event's strongest identifier",
          CUSTOMER_PARTITIONS,
          WEEK);

  /** What a known profile did. */
  public static final Topic<CustomerEvent> PROFILE_EVENTS =
      customers("assidu.profile.events", CustomerEvent.class, "profile-service");

  /** How a profile changed: snapshot, segments, consent, merge, un-merge, erasure. */
  public static final Topic<ProfileChange> PROFILE_CHANGES =
      customers("assidu.profile.changes", ProfileChange.class, "profile-service");

  /** Each service's word that it has carried out a merge, un-merge or erasure. */
  public static final Topic<ProfileChangeApplied> PROFILE_APPLIED =
      customers("assidu.profile.applied", ProfileChangeApplied.class, "every service");

  /** Contacts somebody wants to make, or no longer wants. */
  public static final Topic<ContactCommand> CONTACT_REQUESTS =
      customers("assidu.contact.requests", ContactCommand.class, "client systems");

  /** Whether, when and on which channel a contact may happen, and why. */
  public static final Topic<ContactDecided> CONTACT_DECISIONS =
      customers("assidu.contact.decisions", ContactDecided.class, "policy-service");

  /**
   * What became of a contact that was handed over: by channel-gateway, or by a client system's own
   * means, which told policy-service.
   */
  public static final Topic<ContactOutcome> CONTACT_OUTCOMES =
      customers(
          "assidu.contact.outcomes", ContactOutcome.class, "channel-gateway and policy-service");

  /** How points and tiers changed, and what is about to happen to them. */
  public static final Topic<LoyaltyEvent> LOYALTY_EVENTS =
      customers("assidu.loyalty.events", LoyaltyEvent.class, "loyalty-service");

  /** The double-entry journal as it is posted, for the company's own accounting. */
  public static final Topic<JournalEntryPosted> LOYALTY_JOURNAL =
      new Topic<>(
          "assidu.loyalty.journal",
          JournalEntryPosted.class,
          "loyalty-service",
          "program",
          1,
          Duration.ofDays(90));

  /** Observations that bear on risk, from whoever sees them. */
  public static final Topic<RiskSignal> FRAUD_SIGNALS =
      customers("assidu.fraud.signals", RiskSignal.class, "client systems");

  /** Each score with its contributions and the action it led to. */
  public static final Topic<RiskAssessed> FRAUD_ASSESSMENTS =
      customers("assidu.fraud.assessments", RiskAssessed.class, "fraud-service");

  /** What a security team must see, and the freezing and release of accounts. */
  public static final Topic<FraudAlert> FRAUD_ALERTS =
      customers("assidu.fraud.alerts", FraudAlert.class, "fraud-service");

  private static final List<Topic<?>> ALL =
      List.of(
          INGEST_EVENTS,
          PROFILE_EVENTS,
          PROFILE_CHANGES,
          PROFILE_APPLIED,
          CONTACT_REQUESTS,
          CONTACT_DECISIONS,
          CONTACT_OUTCOMES,
          LOYALTY_EVENTS,
          LOYALTY_JOURNAL,
          FRAUD_SIGNALS,
          FRAUD_ASSESSMENTS,
          FRAUD_ALERTS);

  private Topics() {}

  public static List<Topic<?>> all() {
    return ALL;
  }

  private static <T> Topic<T> customers(String name, Class<T> payload, String owner) {
    return new Topic<>(name, payload, owner, BY_PROFILE, CUSTOMER_PARTITIONS, WEEK);
  }
}
