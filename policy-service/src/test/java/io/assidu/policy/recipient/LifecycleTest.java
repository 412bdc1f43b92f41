package io.assidu.policy.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.ProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  @Test
  void nothingIsKeptOfAProfileButWhereTheyStandAsACustomer() {
    Lifecycle lifecycle =
        Lifecycle.of(
            new ProfileChanged(
                UUID.randomUUID(),
                1,
                List.of(),
                Map.of(
                    "email",
                    "lea@example.org",
                    "firstName",
                    "Léa",
                    "orders",
                    3,
                    "lastOrderAt",
                    "2026-11-01T00:00:00Z",
                    "lifecycle",
                    List.of("a", "list"),
                    "createdAt",
                    "x".repeat(101)),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of("vip"),
                Instant.EPOCH));

    assertThat(lifecycle)
        .isEqualTo(
            new Lifecycle(
                List.of("vip"), Map.of("orders", 3, "lastOrderAt", "2026-11-01T00:00:00Z")));
  }
}
