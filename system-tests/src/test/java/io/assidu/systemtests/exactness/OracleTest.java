package io.assidu.systemtests.exactness;

import static io.assidu.systemtests.exactness.Recording.ANNA;
import static io.assidu.systemtests.exactness.Recording.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.systemtests.exactness.DecisionLog.Contact;
import io.assidu.systemtests.exactness.DecisionLog.Count;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import io.assidu.systemtests.exactness.Deeds.Word;
import io.assidu.systemtests.exactness.Finding.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The oracle believes an honest log, and none that was tampered with. */
class OracleTest {
  private final Recording run = new Recording();

  @Test
  void anHonestRunHasNoFindings() throws IOException {
    run.approved(0);
    UUID failing = run.approved(1);
    run.full();
    run.failed(failing);
    run.approved(1);
    run.exempt(2);
    run.exempt(3);
    run.decided(run.asked(ANNA, "security"), ANNA, "APPROVED", null, "exempt");
    run.change(run.last().contactId(), c -> withPlace(c, null, null));
    run.decided(run.asked(ANNA, "marketing"), ANNA, "SUPPRESSED", 4, "suppressed");
    run.decided(run.deferred(), ANNA, "SUPPRESSED", 4, "suppressed");

    assertThat(run.judged()).isEmpty();
  }

  @Test
  void anApprovalTooManyIsABreach() throws IOException {
    run.approved(0);
    run.approved(1);
    run.approved(2);

    assertThat(run.judged()).contains(Kind.BREACH);
  }

  @Test
  void anApprovalTooManyIsABreachAlsoWhenItClaimsOtherwise() throws IOException {
    run.approved(0);
    run.approved(1);
    run.approved(1);

    assertThat(run.judged()).contains(Kind.BREACH, Kind.COUNT);
  }

  @Test
  void anApprovalBeforeThereIsRoomAgainIsABreach() throws IOException {
    run.approved(0);
    UUID failing = run.approved(1);
    run.approved(1);
    run.failed(failing);

    assertThat(run.judged()).contains(Kind.BREACH);
  }

  @Test
  void exemptContactsLeaveLessRoom() throws IOException {
    run.exempt(0);
    run.exempt(1);
    run.approved(2);

    assertThat(run.judged()).containsExactly(Kind.BREACH);
  }

  @Test
  void aCountThatIsWrongIsSeen() throws IOException {
    run.approved(0);
    run.approved(0);

    assertThat(run.judged()).containsExactly(Kind.COUNT);
  }

  @Test
  void aCapThatWasNotLookedAtIsSeen() throws IOException {
    run.decided(run.asked(ANNA, "marketing"), ANNA, "APPROVED", null, "passed");

    assertThat(run.judged()).containsExactly(Kind.COUNT);
  }

  @Test
  void anotherLimitThanThePolicysIsSeen() throws IOException {
    run.approved(0);
    run.changeLast(
        d ->
            new Decision(
                d.id(),
                d.contactId(),
                d.verdict(),
                d.channel(),
                d.at(),
                d.rule(),
                List.of(new Count("two", "email", 0, 9, "passed"))));

    assertThat(run.judged()).containsExactly(Kind.COUNT);
  }

  @Test
  void aContactThatIsHeldBackThoughThereIsRoomIsSeen() throws IOException {
    run.approved(0);
    run.full();

    assertThat(run.judged()).contains(Kind.STRICT, Kind.COUNT);
  }

  @Test
  void aPlaceThatStillCountsAfterItsReleaseIsSeen() throws IOException {
    run.approved(0);
    run.failed(run.approved(1));
    run.full();

    assertThat(run.judged()).containsExactlyInAnyOrder(Kind.STRICT, Kind.COUNT);
  }

  @Test
  void aRequestWithoutADecisionIsLost() throws IOException {
    run.asked(ANNA, "marketing");

    assertThat(run.judged()).containsExactly(Kind.LOST);
  }

  @Test
  void aDecisionThatIsMissingIsSeen() throws IOException {
    run.approved(0);
    run.forget(run.last());

    assertThat(run.judged()).contains(Kind.LOST, Kind.WORD);
  }

  @Test
  void aDeferredContactMustBeDueAndDecidedWhenItIs() throws IOException {
    UUID contact = run.deferred();
    assertThat(run.judged(Instant.EPOCH)).isEmpty();
    assertThat(run.judged()).containsExactly(Kind.LOST);

    run.change(contact, c -> Recording.withDue(c, null));
    assertThat(run.judged(Instant.EPOCH)).containsExactly(Kind.LOST);
  }

  @Test
  void aContactThatIsApprovedAgainIsSeen() throws IOException {
    UUID contact = run.approved(0);
    run.decided(contact, ANNA, "APPROVED", 0, "passed");

    assertThat(run.judged()).contains(Kind.TWICE);
  }

  @Test
  void aContactThatNobodyAskedForIsSeen() throws IOException {
    UUID contact = UUID.randomUUID();
    run.decided(contact, ANNA, "SUPPRESSED", null, "passed");

    assertThat(run.judged()).contains(Kind.STRAY);
  }

  @Test
  void aDecisionThatWasToldAndNeverMadeIsSeen() throws IOException {
    UUID contact = run.approved(0);
    run.tell(new Word(UUID.randomUUID(), contact, ANNA.id(), "APPROVED"));

    assertThat(run.judged()).containsExactly(Kind.WORD);
  }

  @Test
  void anotherVerdictThanWasToldIsSeen() throws IOException {
    UUID contact = run.approved(0);
    run.tell(new Word(run.last().id(), contact, ANNA.id(), "SUPPRESSED"));

    assertThat(run.judged()).containsExactly(Kind.WORD);
  }

  @Test
  void anApprovalWithoutItsPlaceIsSeen() throws IOException {
    UUID contact = run.approved(0);
    run.change(contact, c -> withPlace(c, null, null));

    assertThat(run.judged()).containsExactly(Kind.PLACE);
  }

  @Test
  void anOutcomeThatWasNotHeardIsSeen() throws IOException {
    UUID contact = run.approved(0);
    run.failed(contact);
    run.change(contact, c -> withPlace(c, "RESERVED", c.placeAt()));

    assertThat(run.judged()).containsExactly(Kind.PLACE);
  }

  @Test
  void whatOneHadBeforeAMergeCountsForTheOtherWhileItLasts() throws IOException {
    run.decided(run.asked(BERT, "marketing"), BERT, "APPROVED", 0, "passed");
    run.decided(run.asked(BERT, "marketing"), BERT, "APPROVED", 1, "passed");
    run.merged();
    run.full();
    run.unmerged();
    run.approved(0);

    assertThat(run.judged()).isEmpty();
  }

  @Test
  void anApprovalBeyondWhatTheTwoHaveTogetherIsABreach() throws IOException {
    run.approved(0);
    run.decided(run.asked(BERT, "marketing"), BERT, "APPROVED", 0, "passed");
    run.merged();
    run.decided(run.asked(BERT, "marketing"), ANNA, "APPROVED", 1, "passed");

    assertThat(run.judged()).contains(Kind.BREACH);
  }

  private static Contact withPlace(
      Contact contact, @Nullable String place, @Nullable Long placeAt) {
    return new Contact(
        contact.id(),
        contact.profileId(),
        contact.verdict(),
        contact.decisionId(),
        place,
        placeAt,
        contact.dueAt());
  }
}
