package io.assidu.local.cli;

import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import io.assidu.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.util.Optional;

/** The stack of this checkout, if it runs. */
final class Running {
  private Running() {}

  static Optional<SupervisorClient> find() throws IOException {
    return SupervisorClient.find(StackSettings.standard().run());
  }

  /**
   * @throws StackException if it does not run
   */
  static SupervisorClient require() throws IOException, StackException {
    return find().orElseThrow(() -> StackException.because("Nothing runs: ./assidu up starts it."));
  }
}
