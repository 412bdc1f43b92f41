package io.assidu.helm;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service as its own module describes it: its configuration file and its configuration types. */
record ServiceModule(String name) {

  /** What all services have in common. */
  private static final Path CHASSIS =
      Path.of("../platform/runtime/src/main/resources/META-INF/microprofile-config.properties");

  /** As packaged: the chassis' configuration, overridden by the service's own. */
  Map<String, String> packaged() {
    Map<String, String> all = read(CHASSIS);
    all.putAll(read(Path.of("..", name, "src/main/resources/application.properties")));
    return all;
  }

  int port() {
    return Integer.parseInt(Objects.requireNonNull(packaged().get("quarkus.http.port")));
  }

  /** Topic and consumer group of each incoming channel. */
  Map<String, String> subscriptions() {
    Pattern topic = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.topic");
    Map<String, String> packaged = packaged();
    Map<String, String> groups = new TreeMap<>();
    packaged.forEach(
        (key, value) -> {
          var channel = topic.matcher(key);
          if (channel.matches()) {
            String group = "mp.messaging.incoming." + channel.group(1) + ".group.id";
            groups.put(value, Objects.requireNonNull(packaged.get(group)));
          }
        });
    return groups;
  }

  /** Its {@code @ConfigMapping} interfaces, which by our rule are called {@code …Config}. */
  List<Class<?>> configurations() {
    Path location = location();
    try {
      if (Files.isDirectory(location)) {
        return configurations(location);
      }
      try (FileSystem jar = FileSystems.newFileSystem(location)) {
        return configurations(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Class<?>> configurations(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith("Config.class"))
          .<Class<?>>map(file -> load(file.replace('/', '.').replaceAll("\\.class$", "")))
          .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
          .toList();
    }
  }

  /** The compiled module: a directory in {@code mvn test}, a jar once it is packaged. */
  private Path location() {
    String separator = System.getProperty("path.separator", ":");
    return Stream.of(System.getProperty("java.class.path", "").split(separator))
        .map(Path::of)
        .filter(entry -> entry.toString().contains("/" + name + "/target/"))
        .filter(entry -> !entry.endsWith("test-classes"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
  }

  private static Class<?> load(String type) {
    try {
      return Class.forName(type, false, ServiceModule.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> parse(String properties) {
    Properties parsed = new Properties();
    try {
      parsed.load(new StringReader(properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> all = new TreeMap<>();
    parsed.forEach((key, value) -> all.put((String) key, (String) value));
    return all;
  }

  private static Map<String, String> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
