package dev.flotilla.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands, options and their values. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script with which a shell completes commands, options and values.",
    footerHeading = "%nTo use it:%n",
    footer = {"  source <(flotilla completion bash)", "  source <(flotilla completion zsh)"})
public class CompletionCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      description = "The shell: ${COMPLETION-CANDIDATES}.")
  Shell shell;

  @Spec CommandSpec spec;

  /** A shell that is served; zsh reads bash's scripts after what the script itself loads. */
  enum Shell {
    bash,
    zsh
  }

  @Override
  public Integer call() {
    var root = spec.root();
    spec.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
