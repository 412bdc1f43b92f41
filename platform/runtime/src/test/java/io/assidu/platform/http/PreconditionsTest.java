package io.assidu.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreconditionsTest {

  @Test
  void theTagThatWasReadMatchesAlsoWhenAProxyWeakenedIt() {
    assertThatCode(() -> ETags.requireMatch("W/\"7\"", 7)).doesNotThrowAnyException();
    assertThatCode(() -> ETags.requireMatch("\"6\", \"7\"", 7)).doesNotThrowAnyException();
    assertThatCode(() -> ETags.requireMatch("*", 7)).doesNotThrowAnyException();
  }

  @Test
  void anOldTagIsRefusedAndAMissingOneAskedFor() {
    refusedAs(PlatformError.PRECONDITION_FAILED, () -> ETags.requireMatch("\"6\"", 7));
    refusedAs(PlatformError.PRECONDITION_REQUIRED, () -> ETags.requireMatch(null, 7));
  }

  @Test
  void whoHasThePresentStateIsKnownByItsTag() {
    assertThat(ETags.isKnown("\"6\", W/\"7\"", "\"7\"")).isTrue();
    assertThat(ETags.isKnown("*", "\"7\"")).isTrue();
    assertThat(ETags.isKnown("\"6\"", "\"7\"")).isFalse();
    assertThat(ETags.isKnown(null, "\"7\"")).isFalse();
  }

  @Test
  void whatDoesNotExistIsCreatedWithoutATagOnly() {
    assertThatCode(() -> ETags.requireMatch(null, null)).doesNotThrowAnyException();
    refusedAs(PlatformError.PRECONDITION_FAILED, () -> ETags.requireMatch("\"1\"", null));
  }

  @Test
  void aCursorNamesThePlaceItWasMadeFor() {
    UUID id = UUID.fromString("0193563a-9d00-7c39-8a5e-000000000001");

    assertThat(Cursor.decode(Cursor.encode("2026-11-24", id)))
        .containsExactly("2026-11-24", id.toString());
    assertThat(Cursor.decodeLong(Cursor.encode(42L))).isEqualTo(42);
    assertThat(Cursor.decodeUuid(Cursor.encode(id))).isEqualTo(id);
    refusedAs(PlatformError.INVALID_REQUEST, () -> Cursor.decode("no cursor!"));
    refusedAs(PlatformError.INVALID_REQUEST, () -> Cursor.decodeLong(Cursor.encode("x")));
  }

  @Test
  void aPageKnowsWhetherThereIsMore() {
    assertThat(Page.of(List.of(1, 2, 3), 2, String::valueOf))
        .isEqualTo(new Page<>(List.of(1, 2), "2"));
    assertThat(Page.of(List.of(1, 2), 2, String::valueOf))
        .isEqualTo(new Page<>(List.of(1, 2), null));
  }

  private static void refusedAs(
      PlatformError code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
