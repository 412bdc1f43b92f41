package io.assidu.channel.unsubscribe;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the links that go into messages, and reads what comes back. */
@ApplicationScoped
public class UnsubscribeLinks {
  private final UnsubscribeTokens tokens;
  private final String base;

  UnsubscribeLinks(UnsubscribeConfig config) {
    List<byte[]> keys =
        Stream.concat(Stream.of(config.key()), config.previousKeys().orElse(List.of()).stream())
            .map(key -> key.getBytes(StandardCharsets.UTF_8))
            .toList();
    this.tokens = new UnsubscribeTokens(keys, config.lifetime());
    this.base = config.baseUrl().toString().replaceAll("/+$", "");
  }

  /**
   * The one-click link of a contact; a GET of it shows the page, a POST unsubscribes.
   *
   * @param from when its life begins
   */
  public URI link(UUID contactId, Instant from) {
    return URI.create(base + "/u/" + tokens.issue(contactId, from));
  }

  Optional<UUID> contact(String token, Instant now) {
    return tokens.contact(token, now);
  }
}
