package dev.flotilla.command;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.operator.OperatorProcess;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Does once what all the commands do, in one process, while the JDK records which classes that
 * takes. Runs when the image is made, against an API server that only pretends.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Works through all commands for the JDK's AOT cache. Runs when images are made.")
public class TrainCommand implements Callable<Integer> {

  /** Of a busy machine; the image is made all the same when it is over, but starts slower. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final long PAUSE_MILLIS = 100;

  @Inject OperatorProcess operator;
  @Inject KubernetesClient client;
  @Inject Clock clock;
  @Spec CommandSpec spec;

  /**
   * @return 0 when everything was worked through; 1 when something did not come about, and less is
   *     recorded than could be
   */
  @Override
  public Integer call() throws InterruptedException {
    operator.start();
    var job = await(this::syncJob);
    var synced = job.isPresent() && run(arguments(job.get()));
    var applied = synced && await(this::applied).isPresent();
    return run("cleanup") && applied ? 0 : 1;
  }

  private boolean run(String... arguments) {
    return spec.root().commandLine().execute(arguments) == 0;
  }

  private Optional<Job> syncJob() {
    var jobs = client.batch().v1().jobs().inAnyNamespace().withLabels(Labels.of(Labels.SYNC));
    return jobs.list().getItems().stream().findFirst();
  }

  private static String[] arguments(Job job) {
    var container = job.getSpec().getTemplate().getSpec().getContainers().getFirst();
    return container.getArgs().toArray(String[]::new);
  }

  private Optional<BundleDeployment> applied() {
    return client.resources(BundleDeployment.class).inAnyNamespace().list().getItems().stream()
        .filter(item -> item.getStatus() != null && item.getStatus().appliedDeploymentID != null)
        .findFirst();
  }

  private <T> Optional<T> await(Supplier<Optional<T>> question) throws InterruptedException {
    var end = clock.instant().plus(PATIENCE);
    var answer = question.get();
    while (answer.isEmpty() && clock.instant().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      answer = question.get();
    }
    return answer;
  }
}
