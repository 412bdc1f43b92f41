package io.assidu.local;

import io.assidu.local.server.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration of the parts for this machine: the files in {@code resources/services}, with
 * {@code @…@} filled in. {@code @kafka@} and the like are ports by their {@link Port#label}; {@code
 * @port@} and {@code @database@} are the service's own; {@code @state@} and {@code @checkout@} are
 * directories.
 */
final class ServiceConfig {
  private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z-]+)@");

  private ServiceConfig() {}

  /**
   * What every service needs, then what this one does.
   *
   * @throws ServerException if a file has a placeholder that means nothing
   */
  static String render(Service service, StackSettings settings) throws IOException {
    String template = read("common") + "\n" + read(service.module());
    return fill(
        template
            .replace("@database@", service.database())
            .replace("@port@", "@" + service.port().label() + "@"),
        settings);
  }

  /** What {@code part} needs. */
  static String render(String part, StackSettings settings) throws IOException {
    return fill(read(part), settings);
  }

  private static String fill(String template, StackSettings settings) throws ServerException {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher, settings)));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String value(Matcher matcher, StackSettings settings) throws ServerException {
    return switch (matcher.group(1)) {
      case "state" -> settings.state().toString();
      case "checkout" -> settings.checkout().root().toString();
      case String label -> {
        Port port =
            Port.labelled(label)
                .orElseThrow(
                    () ->
                        new ServerException(
                            "resources/services: nothing is called %s".formatted(matcher.group())));
        yield Integer.toString(settings.ports().of(port));
      }
    };
  }

  private static String read(String name) throws IOException {
    String resource = "/services/" + name + ".properties";
    try (InputStream in = ServiceConfig.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ServerException("There is no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
