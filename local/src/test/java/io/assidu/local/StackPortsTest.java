package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StackPortsTest {

  @Test
  void standardOnesAreThoseTheDocumentationSpeaksOf() {
    StackPorts ports = StackPorts.standard();
    assertThat(ports.of(Port.POSTGRES)).isEqualTo(15432);
    assertThat(ports.http(Port.KEYCLOAK)).isEqualTo("http://localhost:18080");
    assertThat(ports.http(Port.PROFILE_SERVICE)).isEqualTo("http://localhost:8101");
  }

  @Test
  void standardOnesDiffer() {
    assertThat(StackPorts.standard().numbers().values()).doesNotHaveDuplicates();
  }

  @Test
  void oneCanBeOtherThanTheRest() {
    StackPorts ports = StackPorts.standard().with(Map.of(Port.REDIS, 26379));
    assertThat(ports.of(Port.REDIS)).isEqualTo(26379);
    assertThat(ports.of(Port.KAFKA)).isEqualTo(19092);
  }

  @Test
  void oneThatIsMissingOrImpossibleIsNamed() {
    assertThatThrownBy(() -> new StackPorts(Map.of()))
        .hasMessage("The port of postgres must be from 1 to 65535, not null.");
    assertThatThrownBy(() -> StackPorts.standard().with(Map.of(Port.SMTP, 65536)))
        .hasMessage("The port of smtp must be from 1 to 65535, not 65536.");
  }

  @Test
  void oneThatIsGivenTwiceIsNamed() {
    assertThatThrownBy(() -> StackPorts.standard().with(Map.of(Port.KAFKA, 15432)))
        .hasMessage("The port of kafka, 15432, is already that of another part.");
  }

  @ParameterizedTest
  @EnumSource
  void eachIsFoundByItsLabel(Port port) {
    assertThat(Port.labelled(port.label())).contains(port);
  }
}
