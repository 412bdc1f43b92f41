package io.assidu.bench;

import io.assidu.local.Service;
import io.assidu.local.Stack;
import io.assidu.local.StackException;
import io.assidu.local.StackPorts;
import io.assidu.local.StackSettings;
import io.assidu.local.server.Directories;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real stack with empty databases, on free ports, beside whatever else runs on this machine.
 * Its state lies in {@code .assidu/bench} on the disk of the checkout; logs stay there afterwards,
 * data does not.
 */
final class BenchStack implements AutoCloseable {
  private final StackSettings settings;
  private final FileChannel lockFile;
  private final Stack stack;

  private BenchStack(StackSettings settings, FileChannel lockFile) {
    this.settings = settings;
    this.lockFile = lockFile;
    this.stack = new Stack(settings);
  }

  /**
   * Starts it.
   *
   * @param serviceFlags JVM flags for the services
   */
  static BenchStack start(List<String> serviceFlags)
      throws IOException, StackException, InterruptedException {
    return start(serviceFlags, EnumSet.allOf(Service.class));
  }

  /** Starts only these services beside the servers. */
  static BenchStack start(List<String> serviceFlags, Set<Service> services)
      throws IOException, StackException, InterruptedException {
    StackSettings standard = StackSettings.standard();
    Path state = standard.state().resolve("bench");
    FileChannel lockFile = lock(state.resolveSibling("bench.lock"));
    Directories.delete(state);
    BenchStack starting =
        new BenchStack(
            standard
                .withState(state)
                .withPorts(StackPorts.free())
                .withServices(services)
                .withServiceFlags(serviceFlags),
            lockFile);
    try {
      starting.stack.start();
      return starting;
    } catch (StackException | InterruptedException | RuntimeException e) {
      starting.close();
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException, StackException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw StackException.because("Another measurement runs in this checkout.");
    }
    return channel;
  }

  Stack stack() {
    return stack;
  }

  StackPorts ports() {
    return settings.ports();
  }

  URI address(Service service) {
    return URI.create(ports().http(service.port()));
  }

  @Override
  public void close() throws IOException {
    stack.close();
    Directories.delete(settings.data());
    lockFile.close();
  }
}
