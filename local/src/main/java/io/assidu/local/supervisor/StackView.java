package io.assidu.local.supervisor;

import io.assidu.local.PartStatus;
import io.assidu.local.Port;
import io.assidu.local.StackPorts;
import java.util.List;
import java.util.Map;

/**
 * How the stack is, as the supervisor tells.
 *
 * @param phase what it is about
 * @param sinceMillis how long it took to start; so far, while it starts
 * @param problems what went wrong when it started
 */
public record StackView(
    Phase phase,
    long sinceMillis,
    List<PartStatus> parts,
    Map<Port, Integer> ports,
    List<String> problems) {

  /** What the supervisor is about. */
  public enum Phase {
    STARTING,
    /** All parts have come up; since then some may have ended. */
    UP,
    /** Some part did not come up; the others stay, for a look at them. */
    INCOMPLETE,
    STOPPING
  }

  public StackPorts stackPorts() {
    return new StackPorts(ports);
  }
}
