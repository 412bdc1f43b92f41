package io.assidu.local.story;

import io.assidu.local.client.Suite;
import java.io.IOException;
import java.util.List;

/** One id leads to everything that came of an event. */
final class WholeChain implements Step {
  private static final List<String> KINDS =
      List.of(
          "event", "identity", "journey-step", "decision", "message", "points", "journal-entry");

  @Override
  public String title() {
    return "One id tells what came of an event";
  }

  @Override
  public void play(Story story, Scene scene) throws Untrue, IOException, InterruptedException {
    String order = story.correlationId("order");
    scene.shows(
        "event → identity → journey step → decision → message → points → journal entry",
        () -> chain(story.suite(), order),
        chain -> "%d links: ./assidu trace %s".formatted(chain.links().size(), order));
  }

  private static Chain chain(Suite suite, String correlationId)
      throws Unseen, IOException, InterruptedException {
    Chain chain = Chain.of(correlationId, suite);
    List<String> found = chain.links().stream().map(Chain.Link::kind).toList();
    Unseen.unless(found.containsAll(KINDS), "it holds %s only", found);
    return chain;
  }
}
