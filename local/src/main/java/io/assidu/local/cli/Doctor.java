package io.assidu.local.cli;

import io.assidu.local.StackSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description = "Checks that this machine can run Assidu, and says what to do if not.")
final class Doctor implements Callable<Integer> {
  private static final int ILL = 1;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.ofOutput();
    List<Finding> findings = new Checks(StackSettings.standard()).all();
    for (Finding finding : findings) {
      String mark = finding.well() ? terminal.good("✓") : terminal.bad("✗");
      terminal.println("  %s %-10s %s".formatted(mark, finding.subject(), finding.sentence()));
    }
    boolean well = findings.stream().allMatch(Finding::well);
    terminal.println(well ? "All is well: ./assidu up" : "Mend what is marked, then try again.");
    return well ? 0 : ILL;
  }
}
