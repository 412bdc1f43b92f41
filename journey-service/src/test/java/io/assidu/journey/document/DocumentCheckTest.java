package io.assidu.journey.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assidu.journey.step.Condition;
import io.assidu.journey.step.Exit;
import io.assidu.journey.step.Split;
import io.assidu.journey.step.Step;
import io.assidu.journey.step.Wait;
import io.assidu.journey.step.WaitForEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {

  @Test
  void aGraphThatCanBeWalkedHasNoFindings() {
    assertThat(check("ask", condition("ask", "rest", "end"), rest("rest", "ask"), new Exit("end")))
        .isEmpty();
  }

  @Test
  void aStepThatDoesNotExistIsNamedWhereItIsNamed() {
    assertThat(check("nowhere", condition("ask", "end", "gone"), new Exit("end")))
        .extracting(Finding::pointer, Finding::rule)
        .containsExactly(tuple("/start", "known-step"), tuple("/steps/0/else", "known-step"));
  }

  @Test
  void theSameIdTwiceIsRefused() {
    assertThat(check("end", new Exit("end"), new Exit("end")))
        .containsExactly(new Finding("/steps/1/id", "unique", "Step 0 has the id 'end' already"));
  }

  @Test
  void aStepThatNoWayLeadsToIsRefused() {
    assertThat(check("end", new Exit("end"), rest("island", "end")))
        .containsExactly(new Finding("/steps/1", "reachable", "No way leads to step 'island'"));
  }

  @Test
  void aLoopThatNeverWaitsIsRefusedAndShown() {
    assertThat(
            check(
                "a",
                condition("a", "b", "end"),
                condition("b", "c", "end"),
                condition("c", "b", "end"),
                new Exit("end")))
        .containsExactly(
            new Finding(
                "/steps/1",
                "loop-waits",
                "This loop never waits, so it would never end: b → c → b"));
  }

  @Test
  void aLoopThatWaitsIsFine() {
    Step shopping =
        new WaitForEvent(
            "shopping",
            List.of(new WaitForEvent.Branch("Product Added", null, "shopping")),
            Duration.ofHours(1),
            "end");
    assertThat(check("shopping", shopping, new Exit("end"))).isEmpty();
  }

  @Test
  void noWaitIsShorterThanASecondOrLongerThanAWorkingYear() {
    assertThat(
            check(
                "a",
                new Wait("a", Duration.ZERO, null, "b"),
                new Wait("b", Duration.ofDays(401), null, "end"),
                new Exit("end")))
        .extracting(Finding::pointer)
        .containsExactly("/steps/0/for", "/steps/1/for");
  }

  @Test
  void aWaitForNothingIsRefused() {
    assertThat(check("a", new Wait("a", null, null, "end"), new Exit("end")))
        .containsExactly(
            new Finding("/steps/0", "for-or-until", "A wait needs 'for', 'until' or both"));
  }

  @Test
  void sharesAreAHundredTogether() {
    Split split = new Split("s", List.of(new Split.Branch(50, "end"), new Split.Branch(40, "end")));
    assertThat(check("s", split, new Exit("end")))
        .extracting(Finding::pointer, Finding::rule)
        .containsExactly(tuple("/steps/0/branches", "sum"));
  }

  private static Condition condition(String id, String then, String otherwise) {
    return new Condition(id, "true", then, otherwise);
  }

  private static Wait rest(String id, String next) {
    return new Wait(id, Duration.ofMinutes(1), null, next);
  }

  private static List<Finding> check(String start, Step... steps) {
    return DocumentCheck.check(
        new JourneyDocument(
            "test",
            null,
            List.of(new Trigger.OnEvent("Go", null)),
            Entry.AFTER_EXIT,
            null,
            start,
            List.of(steps)));
  }
}
