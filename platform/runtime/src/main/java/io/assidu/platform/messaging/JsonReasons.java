package io.assidu.platform.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.assidu.platform.problem.JsonProblems;
import io.assidu.platform.problem.ProblemException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Why JSON was refused, in words that hold no data of it. */
final class JsonReasons {

  private JsonReasons() {}

  static String of(IOException e) {
    if (!(e instanceof JsonProcessingException json)) {
      return "unreadable";
    }
    ProblemException problem = JsonProblems.of(json);
    return problem.violations().isEmpty()
        ? problem.code().wireName()
        : problem.violations().stream()
            .map(v -> v.field() + " (" + v.rule() + ")")
            .collect(Collectors.joining(", "));
  }
}
