package io.assidu.loyalty.reward;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which rewards members had. */
@ApplicationScoped
class RewardStore {

  private record Had(String rewardId, Instant at) {}

  /** When a member asked for each of these rewards, unless it came to nothing or all went back. */
  Uni<Map<String, List<Instant>>> had(
      Work work, UUID profileId, String program, List<String> rewardIds) {
    if (rewardIds.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return work.query(
            """
            SELECT r.reward_id, r.requested_at
            FROM redemption r JOIN account a ON a.id = r.account_id
            WHERE a.profile_id = $1 AND r.program = $2 AND r.reward_id = ANY($3)
              AND r.status IN ('held', 'captured')""",
            profileId,
            program,
            rewardIds.toArray(String[]::new))
        .map(
            rows ->
                Rows.list(
                        rows,
                        row ->
                            new Had(row.getString("reward_id"), Rows.instant(row, "requested_at")))
                    .stream()
                    .collect(
                        Collectors.groupingBy(
                            Had::rewardId, Collectors.mapping(Had::at, Collectors.toList()))));
  }
}
