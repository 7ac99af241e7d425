package dev.flotilla.sync;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.TerminationMessage;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What runs in the pod of a sync Job. Starts no operator, no informer and no web server. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Read one commit of a GitRepo and write its Bundles. Runs in sync Jobs.")
public class SyncCommand implements Callable<Integer> {

  @Option(names = "--namespace", required = true, description = "Namespace of the GitRepo.")
  String namespace;

  @Option(names = "--name", required = true, description = "Name of the GitRepo.")
  String name;

  @Option(names = "--commit", required = true, description = "Full id of the commit to read.")
  String commit;

  @Option(
      names = "--generation",
      required = true,
      description = "Generation of the GitRepo that this is for; does nothing for another one.")
  long generation;

  @Option(
      names = "--helm-secret",
      description = "Directory with credentials for charts, as a Secret is mounted.")
  Path helmSecret;

  @Spec CommandSpec command;

  @Inject KubernetesClient client;

  /**
   * @return 0 when the Bundles are those of the commit, or when the GitRepo changed meanwhile; 1
   *     when it failed, and the verdict says why
   */
  @Override
  public Integer call() {
    var gitRepo = client.resources(GitRepo.class).inNamespace(namespace).withName(name);
    var verdict =
        new Sync(
                () -> Optional.ofNullable(gitRepo.get()),
                new KubernetesBundleStore(client, namespace),
                Path.of(System.getProperty("java.io.tmpdir")),
                Optional.ofNullable(helmSecret),
                this::log)
            .run(commit, generation);
    leave(verdict);
    if (verdict.outcome() == Verdict.Outcome.Failed) {
      command.commandLine().getErr().println(verdict.error() + ": " + verdict.message());
      return 1;
    }
    log(
        "%s: %d bundles, %d written, %d pruned"
            .formatted(verdict.outcome(), verdict.bundles(), verdict.written(), verdict.pruned()));
    return 0;
  }

  private void log(String line) {
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    command.commandLine().getOut().println(now + " " + line);
  }

  private void leave(Verdict verdict) {
    try {
      TerminationMessage.leave(verdict.toJson());
    } catch (IOException e) {
      command.commandLine().getErr().println("the verdict cannot be left: " + e);
    }
  }
}
