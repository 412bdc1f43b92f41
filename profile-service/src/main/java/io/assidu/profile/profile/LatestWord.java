package io.assidu.profile.profile;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person said last for each purpose, channel and topic. Of a yes and a no at the same
 * instant the no stands.
 */
public final class LatestWord {

  private record Subject(Purpose purpose, Channel channel, @Nullable String topic) {}

  private LatestWord() {}

  @SafeVarargs
  public static List<ConsentState> of(Collection<ConsentState>... said) {
    Map<Subject, ConsentState> latest = new LinkedHashMap<>();
    for (Collection<ConsentState> states : said) {
      for (ConsentState state : states) {
        latest.merge(subject(state), state, LatestWord::later);
      }
    }
    return List.copyOf(latest.values());
  }

  private static Subject subject(ConsentState state) {
    return new Subject(state.purpose(), state.channel(), state.topic());
  }

  private static ConsentState later(ConsentState before, ConsentState now) {
    int byTime = now.since().compareTo(before.since());
    boolean no = now.status() != ConsentStatus.GRANTED;
    return byTime > 0 || (byTime == 0 && no) ? now : before;
  }
}
