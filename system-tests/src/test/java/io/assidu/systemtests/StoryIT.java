package io.assidu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Suite;
import io.assidu.local.story.Customer;
import io.assidu.local.story.Step;
import io.assidu.local.story.Story;
import io.assidu.local.story.StoryJourneys;
import io.assidu.local.story.Teller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The story that {@code ./assidu demo} tells is true. */
@ExtendWith(RunningStack.class)
class StoryIT {
  private static final Duration CART_PATIENCE = Duration.ofSeconds(1);

  @Test
  void oneCustomersStoryTravelsAllServices(Suite suite) throws Exception {
    Notes notes = new Notes();
    try (StoryJourneys _ = StoryJourneys.publish(suite, CART_PATIENCE)) {
      Story story = new Story(suite, Customer.fresh(Runs.next(), Instant.now()), CART_PATIENCE);
      for (Step step : Story.steps()) {
        story.play(step, notes);
      }
    }
    assertThat(notes.shown).hasSizeGreaterThan(Story.steps().size() * 2);
  }

  @Test
  void aStoryThatWasCutOffDoesNotLeaveItsJourneyBehind(Suite suite) throws Exception {
    JsonNode before = cartJourney(suite);
    StoryJourneys.publish(suite, Duration.ofSeconds(5)); // and never closed
    assertThat(cartJourney(suite).path("draft")).isNotEqualTo(before.path("draft"));

    StoryJourneys.publish(suite, Duration.ofSeconds(7)).close();

    JsonNode after = cartJourney(suite);
    assertThat(after.path("draft")).isEqualTo(before.path("draft"));
    assertThat(after.path("changed").asBoolean()).isFalse();
    assertThat(after.path("state").asText()).isEqualTo("live");
  }

  private static JsonNode cartJourney(Suite suite) throws Exception {
    return suite.as(Service.JOURNEY).get("/v1/journeys/cart-abandonment").expect(200).json();
  }

  /** What a failure is reported with: a claim that is not true says what was seen instead. */
  private static final class Notes implements Teller {
    private final List<String> shown = new ArrayList<>();

    @Override
    public void begins(int number, String title) {}

    @Override
    public void does(String sentence) {}

    @Override
    public void waits(String claim, Duration soFar) {}

    @Override
    public void shows(String claim, String detail, Duration after) {
      shown.add(claim);
    }

    @Override
    public void misses(String claim, String instead, Duration after) {
      throw new AssertionError(
          "Not true: %s. Instead: %s. True until then: %s".formatted(claim, instead, shown));
    }
  }
}
