package dev.flotilla.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shell with kubectl, helm and the test's own java, as an administrator of a cluster has it.
 *
 * @param folder where it is
 * @param kubeconfig of the cluster
 * @param variables its further environment
 */
public record Shell(Path folder, Path kubeconfig, Map<String, String> variables) {

  /** Writes down the seconds since 1970, unseen: what is shown is for the tests to read. */
  private static final String MARK = "{ echo \"$EPOCHREALTIME\" >>\"$MARKS\"; } 2>/dev/null";

  /**
   * Runs commands one after the other until one fails.
   *
   * @return the commands and what they printed
   * @throws IllegalStateException with the same, when one failed
   */
  public String run(List<String> commands) {
    var script = new ArrayList<>(List.of("set -eux -o pipefail", "shopt -s expand_aliases", MARK));
    commands.forEach(command -> script.addAll(List.of(command, MARK)));
    var bash = new ProcessBuilder("bash", "-c", String.join("\n", script));
    bash.directory(folder.toFile());
    bash.environment().putAll(environment());
    try {
      var marks = Files.createTempFile("flotilla-shell", ".marks");
      bash.environment().put("MARKS", marks.toString());
      try {
        return Programs.run("a command", bash);
      } finally {
        RanCommands.add(commands, Files.readAllLines(marks));
        Files.delete(marks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(variables);
    environment.put("KUBECONFIG", kubeconfig.toString());
    environment.put(
        "PATH",
        String.join(
            File.pathSeparator,
            Tools.where("kubectl").getParent().toString(),
            Tools.where("helm").getParent().toString(),
            Path.of(System.getProperty("java.home"), "bin").toString(),
            System.getenv("PATH")));
    return environment;
  }
}
