package io.assidu.systemtests;

import io.assidu.local.client.Answer;
import java.io.IOException;
import java.time.Duration;

/**
 * Asks as client systems should: the same again, while there is no answer or the server is at
 * fault.
 */
final class Patient {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int SERVER_ERROR = 500;

  /** One request. */
  @FunctionalInterface
  interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  private Patient() {}

  /** The first answer that is one. */
  static Answer ask(Request request) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      String problem;
      try {
        Answer answer = request.send();
        if (answer.status() < SERVER_ERROR) {
          return answer;
        }
        problem = answer.status() + " " + answer.body();
      } catch (IOException e) {
        problem = e.toString();
      }
      if (System.nanoTime() > end) {
        throw new IOException("no answer within " + LONGEST + ", last: " + problem);
      }
      Thread.sleep(PAUSE);
    }
  }
}
