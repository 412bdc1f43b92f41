package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for many contacts in one call. */
@Schema(
    name = "ContactAsks",
    examples =
        """
        {"contacts": [
          {"profileId": "0198d0c0-6a51-7c3e-9a0b-1f2e3d4c5b6a", "purpose": "marketing",
           "channels": ["email"]},
          {"profileId": "0198d0c0-6a51-7c3e-9a0b-1f2e3d4c5b6b", "purpose": "marketing",
           "channels": ["email"]}]}
        """)
record ContactAsks(
    @NotNull
        @Size(min = 1, max = 1_000)
        @Schema(description = "Decided in this order, the requests of one person one by one.")
        List<@NotNull @Valid ContactAsk> contacts) {

  /**
   * @param derivedIds by place in the list, for contacts without an id
   * @throws ProblemException naming everything that does not go together
   */
  List<ContactRequested> requests(IntFunction<UUID> derivedIds, boolean deliver, Instant now) {
    ProblemException problem = ContactRules.broken();
    List<ContactRequested> requests = new ArrayList<>(contacts.size());
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < contacts.size(); i++) {
      String at = "/contacts/" + i;
      ContactRequested request =
          contacts.get(i).request(derivedIds.apply(i), deliver, now, problem, at);
      if (!ids.add(request.contactId())) {
        problem.at(at + "/contactId", "unique", "Another contact of this call has this id.");
      }
      requests.add(request);
    }
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return requests;
  }
}
