package io.assidu.local.supervisor;

import io.assidu.local.PartStatus;
import io.assidu.local.Port;
import io.assidu.local.StackPorts;
import java.util.List;
import java.util.Map;

/**
 * How the stack is, as the supervisor tells.
 *
 * @param phase what the supervisor is about
 * @param startMillis how long the start took; so far, while it goes on
 */
public record StackView(
    Phase phase, long startMillis, List<PartStatus> parts, Map<Port, Integer> ports) {

  /** What the supervisor is about. */
  public enum Phase {
    STARTING,
    /** Each part has come up or failed to; what has become of it since, its status says. */
    STARTED,
    STOPPING
  }

  public StackPorts stackPorts() {
    return new StackPorts(ports);
  }
}
