package io.assidu.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckoutTest {

  @Test
  void isFoundFromWithin() {
    Checkout checkout = Checkout.find();
    assertThat(checkout.root().resolve("mvnw")).isExecutable();
    assertThat(checkout.cache()).isEqualTo(checkout.root().resolve(".assidu/cache"));
  }

  @Test
  void runsFromWhatWasCompiledWithoutPackaging() {
    String root = Checkout.find().root().toString();
    assertThat(Checkout.find().classPath().split(":"))
        .containsExactly(
            root + "/local/target/classes",
            root + "/contracts/target/classes",
            root + "/local/target/lib/*");
  }
}
