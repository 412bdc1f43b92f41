package io.assidu.profile;

import io.assidu.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void the_rules_of_the_house_hold() {
    ArchitectureRules.check("io.assidu.profile", "identity", "trait");
  }
}
