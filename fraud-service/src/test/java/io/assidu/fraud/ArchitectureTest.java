package io.assidu.fraud;

import io.assidu.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void holds() {
    ArchitectureRules.check("io.assidu.fraud", "scoring");
  }
}
