package io.assidu.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final List<Integer> done = new ArrayList<>();

  @Test
  void anyNumberOfEventsThatAreDoneAtOnceFitOnTheStack() {
    List<Integer> events = IntStream.range(0, 100_000).boxed().toList();

    Inbox.each(events, this::take).await().indefinitely();

    assertThat(done).isEqualTo(events);
  }

  @Test
  void nothingIsTakenAfterOneThatFails() {
    assertThatThrownBy(
            () ->
                Inbox.each(
                        List.of(1, 2, 3),
                        n -> n == 2 ? Uni.createFrom().failure(new NotYet("the rest")) : take(n))
                    .await()
                    .indefinitely())
        .isInstanceOf(NotYet.class);

    assertThat(done).containsExactly(1);
  }

  private Uni<Void> take(int event) {
    done.add(event);
    return Uni.createFrom().voidItem();
  }
}
