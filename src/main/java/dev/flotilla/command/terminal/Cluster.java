package dev.flotilla.command.terminal;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** A cluster on which the operator runs, or is to run. */
public class Cluster extends Kubeconfig {

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:FLOTILLA_NAMESPACE:-flotilla-system}",
      description = "The operator's namespace (default: ${DEFAULT-VALUE}).")
  String namespace;

  /** The operator's namespace. */
  public String namespace() {
    return namespace;
  }
}
