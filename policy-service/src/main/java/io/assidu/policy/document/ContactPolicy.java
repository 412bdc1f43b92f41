package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything a company lays down about contacting people, as one document.
 *
 * @param zone the company's own IANA zone, for people whose zone and country are not known; without
 *     it such people are contacted only when it is no quiet hour anywhere on earth
 * @param channelOrder the order in which channels are tried when a request names none
 * @param consentRequiredFor purposes for which silence means no. For the others a contact may
 *     happen until the person objects
 * @param bounced purposes for which an address that bounced is not tried again
 * @param complained purposes for which a channel is closed once the person complained
 * @param frozen purposes that are suppressed while the account is frozen for fraud
 * @param exemptions contacts that need no consent, and that caps and quiet hours do not hold back
 * @param quietHours when the others wait
 * @param jitter those who wait for the same opening are spread over this time after it, each person
 *     at a moment of their own; at most an hour, and nothing by default: then all go at the opening
 * @param caps how many of the others one person receives; all must hold
 * @param preferences how far people's own limit, pause and preferred channel are honoured; not at
 *     all without it
 * @param arbitration who comes first when places are few; without it, who comes first, comes first
 */
@Schema(
    examples =
        """
        {"zone": "Europe/Paris", "channelOrder": ["email", "push"],
         "consentRequiredFor": ["marketing"], "bounced": ["marketing", "service"],
         "complained": ["marketing"], "frozen": ["marketing"], "exemptions": [{"id": "security",
         "purposes": ["security"], "topics": [], "counted": false}],
         "quietHours": [{"id": "sunday-night",
         "windows": [{"from": "sunday 22:00", "to": "monday 08:00"}], "holidays": "national",
         "validFrom": "2026-01-01",
         "appliesTo": {"channels": [], "purposes": [], "topics": [], "journeys": [],
         "countries": []}}], "jitter": "PT10M", "caps": [{"id": "3-per-7-days", "limit": 3,
         "window": {"rolling": "PT168H"}, "appliesTo": {"channels": [],
         "purposes": ["marketing"], "topics": [], "journeys": [], "countries": []},
         "bounds": {"least": 1, "most": 5}, "adjustments": [{"id": "onboarding",
         "when": "'new-customers' in profile.segments", "limit": 5}],
         "protect": {"fixed": {"service": 1}}}],
         "preferences": {"appliesTo": {"channels": [], "purposes": ["marketing"], "topics": [],
         "journeys": [], "countries": []}, "bounds": {"least": 1, "most": 20},
         "mayLoosen": false, "whenPaused": "suppress"}, "arbitration": {"classes": [
         {"id": "service", "minPriority": 70}, {"id": "offers", "minPriority": 0}],
         "lookAhead": true}}""")
public record ContactPolicy(
    @Nullable String description,
    @Nullable String zone,
    @NotEmpty List<Channel> channelOrder,
    List<Purpose> consentRequiredFor,
    List<Purpose> bounced,
    List<Purpose> complained,
    List<Purpose> frozen,
    List<@Valid Exemption> exemptions,
    List<@Valid QuietRule> quietHours,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Duration jitter,
    List<@Valid CapRule> caps,
    @Valid @Nullable PreferenceRule preferences,
    @Valid @Nullable Arbitration arbitration) {

  /** The cap that a person has set for themselves, beside those of the policy. */
  public static final String OWN_LIMIT = "own-limit";

  public ContactPolicy {
    channelOrder = Lists.orEmpty(channelOrder);
    consentRequiredFor = Lists.orEmpty(consentRequiredFor);
    bounced = Lists.orEmpty(bounced);
    complained = Lists.orEmpty(complained);
    frozen = Lists.orEmpty(frozen);
    exemptions = Lists.orEmpty(exemptions);
    quietHours = Lists.orEmpty(quietHours);
    jitter = jitter == null ? Duration.ZERO : jitter;
    caps = Lists.orEmpty(caps);
  }

  /** The first exemption that covers the contact. */
  public Optional<Exemption> exemption(ContactRequested contact) {
    return exemptions.stream().filter(exemption -> exemption.covers(contact)).findFirst();
  }

  /** Whether a contact yields to what is scheduled already. */
  public boolean looksAhead() {
    return arbitration != null && arbitration.lookAhead();
  }

  /** The caps whose protection is computed. */
  public List<CapRule> capsByDemand() {
    return caps.stream()
        .filter(cap -> cap.protect() != null && cap.protect().computed() != null)
        .toList();
  }

  /** How far back contacts must be remembered for the caps to be exact. */
  public Duration horizon() {
    return caps.stream()
        .map(cap -> cap.window().memory())
        .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }
}
