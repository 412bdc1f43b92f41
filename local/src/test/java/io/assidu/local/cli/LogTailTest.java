package io.assidu.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path logs;

  @Test
  void beginsWithTheLastLines() throws Exception {
    assertThat(tail("one\ntwo\nthree\n").last(2)).containsExactly("two", "three");
  }

  @Test
  void goesOnWithWhatIsAppended() throws Exception {
    LogTail tail = tail("one\n");
    tail.last(10);
    append("two\n");
    assertThat(tail.next()).containsExactly("two");
    assertThat(tail.next()).isEmpty();
  }

  @Test
  void waitsForTheEndOfALine() throws Exception {
    LogTail tail = tail("one\ntw");
    assertThat(tail.last(10)).containsExactly("one");
    append("o\n");
    assertThat(tail.next()).containsExactly("two");
  }

  @Test
  void beginsAnewWhenTheFileIsReplaced() throws Exception {
    LogTail tail = tail("a long line of the last run\n");
    tail.last(10);
    Files.writeString(log(), "new\n");
    assertThat(tail.next()).containsExactly("new");
  }

  @Test
  void readsOnlyTheEndOfAHugeFile() throws Exception {
    LogTail tail = tail("0123456789abcde\n".repeat(200_000));
    List<String> all = new ArrayList<>(tail.last(Integer.MAX_VALUE));
    assertThat(all).hasSizeBetween(65_000, 65_536);
  }

  private LogTail tail(String content) throws Exception {
    Files.writeString(log(), content);
    return new LogTail("part", log());
  }

  private void append(String content) throws Exception {
    Files.writeString(log(), content, StandardOpenOption.APPEND);
  }

  private Path log() {
    return logs.resolve("part.log");
  }
}
