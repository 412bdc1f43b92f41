package io.assidu.fraud.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.fraud.scoring.Place;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  private static final Place FRANCE = new Place("FR", null);

  @Test
  void containsWhatSharesItsPrefix() {
    Network network = Network.of("198.51.100.128/25", FRANCE);

    assertThat(network.contains(InetAddress.ofLiteral("198.51.100.128"))).isTrue();
    assertThat(network.contains(InetAddress.ofLiteral("198.51.100.255"))).isTrue();
    assertThat(network.contains(InetAddress.ofLiteral("198.51.100.127"))).isFalse();
    assertThat(network.contains(InetAddress.ofLiteral("2001:db8::1"))).isFalse();
  }

  @Test
  void ofNoBitsIsEverything() {
    assertThat(Network.of("0.0.0.0/0", FRANCE).contains(InetAddress.ofLiteral("203.0.113.9")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.0", "198.51.100.0/33", "example.com/8", "198.51.100.0/x"})
  void refusesWhatIsNoNetwork(String cidr) {
    assertThatThrownBy(() -> Network.of(cidr, FRANCE)).isInstanceOf(IllegalArgumentException.class);
  }
}
