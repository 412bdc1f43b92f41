package io.assidu.journey.step;

import java.util.List;

/** The end of a walk. */
public record Exit(String id) implements Step {

  @Override
  public List<Target> targets() {
    return List.of();
  }
}
