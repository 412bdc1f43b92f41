package io.assidu.systemtests;

import io.assidu.local.Stack;
import io.assidu.local.StackPorts;
import io.assidu.local.StackSettings;
import io.assidu.local.client.Suite;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the whole stack, started once for all of them on free ports and empty data. Its logs
 * are in {@code target/stack/logs}.
 */
public final class RunningStack implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RunningStack.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Stack.class || type == Suite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    return parameter.getParameter().getType() == Stack.class ? running.stack() : running.suite();
  }

  /** JUnit closes it when the last test has ended. */
  private record Running(Stack stack, Suite suite) implements AutoCloseable {

    private static Running start() {
      try {
        StackSettings settings =
            StackSettings.standard()
                .withState(Path.of("target", "stack", Long.toString(System.nanoTime())))
                .withPorts(StackPorts.free());
        Stack stack = new Stack(settings);
        stack.start();
        return new Running(stack, new Suite(settings.ports()));
      } catch (Exception e) {
        throw new IllegalStateException("The stack does not start; see target/stack/*/logs", e);
      }
    }

    @Override
    public void close() {
      stack.close();
    }
  }
}
