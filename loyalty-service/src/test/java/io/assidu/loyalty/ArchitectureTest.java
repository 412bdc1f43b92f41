package io.assidu.loyalty;

import io.assidu.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theRulesOfTheHouseHold() {
    ArchitectureRules.check(
        "io.assidu.loyalty", "chain", "journal", "revenue", "points", "standing");
  }
}
