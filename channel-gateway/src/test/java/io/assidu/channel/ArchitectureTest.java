package io.assidu.channel;

import io.assidu.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    ArchitectureRules.check("io.assidu.channel");
  }
}
