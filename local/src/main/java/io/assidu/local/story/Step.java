package io.assidu.local.story;

import java.io.IOException;

/** A step of the story. It stands on those before it, and reads back all that it claims. */
public interface Step {

  /** In a few words. */
  String title();

  /**
   * @throws Untrue if something it claims is not seen in time
   * @throws IOException if the system does not answer, or not as it should
   */
  void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException;
}
