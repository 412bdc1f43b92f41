package io.assidu.policy;

import io.assidu.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theServiceKeepsTheRules() {
    ArchitectureRules.check("io.assidu.policy", "evaluate", "country", "replay", "arbitration");
  }
}
