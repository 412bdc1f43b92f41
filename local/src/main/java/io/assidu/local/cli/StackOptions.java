package io.assidu.local.cli;

import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which stack to start. */
final class StackOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "Start only these of the services.")
  private List<String> services = new ArrayList<>();

  @Option(
      names = "--no-services",
      description = "Start only the servers, for services run from an IDE.")
  private boolean noServices;

  @Option(
      names = "--port",
      paramLabel = "PART=NUMBER",
      description = "Use another port, for example --port postgres=25432. Can be given repeatedly.")
  private Map<String, Integer> ports = new LinkedHashMap<>();

  StackSettings settings() {
    StackSettings standard = StackSettings.standard();
    try {
      return standard.withPorts(standard.ports().with(portNumbers())).withServices(chosen());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private Set<Service> chosen() {
    if (noServices) {
      return EnumSet.noneOf(Service.class);
    }
    if (services.isEmpty()) {
      return EnumSet.allOf(Service.class);
    }
    Set<Service> chosen = EnumSet.noneOf(Service.class);
    for (String name : services) {
      chosen.add(Service.named(name).orElseThrow(() -> misspelt("service", name)));
    }
    return chosen;
  }

  private Map<Port, Integer> portNumbers() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    ports.forEach(
        (label, number) ->
            numbers.put(Port.labelled(label).orElseThrow(() -> misspelt("port", label)), number));
    return numbers;
  }

  private ParameterException misspelt(String what, String name) {
    return new ParameterException(
        spec.commandLine(), "There is no %s called %s.".formatted(what, name));
  }

  /** The same as arguments again, for a child that is to start the same stack. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(services);
    if (noServices) {
      arguments.add("--no-services");
    }
    ports.forEach((label, number) -> arguments.add("--port=" + label + "=" + number));
    return arguments;
  }
}
