package io.assidu.profile;

import io.assidu.testkit.ConfigurationReference;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

  @Test
  void isWhatTheSourcesSay() {
    ConfigurationReference.check("profile-service");
  }
}
