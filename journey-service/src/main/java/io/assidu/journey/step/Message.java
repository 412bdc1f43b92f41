package io.assidu.journey.step;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a message to the person and goes on at once: whether, when and on which channel it goes
 * out is the policy's word.
 *
 * @param topic a subject within the purpose, for consent and caps
 * @param template the template's id in channel-gateway
 * @param channels the channels allowed, in order of preference; empty means the policy chooses
 * @param priority 0 to 100; 50 when left out
 * @param expiresAfter how long the message is worth sending; null means for ever
 * @param parameters by name, the CEL that gives the value
 */
public record Message(
    String id,
    Purpose purpose,
    @Nullable String topic,
    String template,
    List<Channel> channels,
    Integer priority,
    @Nullable Duration expiresAfter,
    Map<String, String> parameters,
    String next)
    implements Step {

  private static final int USUAL_PRIORITY = 50;

  @SuppressWarnings("NullAway") // what an author leaves out arrives as null, and ends here
  public Message {
    channels = channels == null ? List.of() : List.copyOf(channels);
    priority = priority == null ? USUAL_PRIORITY : priority;
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
  }

  @Override
  public List<Target> targets() {
    return List.of(new Target("/next", next));
  }

  @Override
  public List<Expression> expressions() {
    return parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new Expression("/parameters/" + e.getKey(), Expression.Kind.VALUE, e.getValue()))
        .toList();
  }
}
