package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test of flips in the test's JVM, with a GitRepo whose sync Job comes and goes with the flag.
 */
public abstract class InProcessFlipTest extends InProcessTest {

  /** What is there while the flag is on and one GitRepo is followed. */
  private static final int OBJECTS = 6;

  @TempDir Path projects;
  private ServedRepository repository;

  @BeforeEach
  void serve() {
    repository = new ServedRepository(projects);
  }

  @AfterEach
  void stopServing() {
    repository.close();
  }

  protected ServedRepository repository() {
    return repository;
  }

  /** A GitRepo that is looked at every second. */
  protected GitRepo follow(String name) {
    return GitRepos.create(
        admin,
        LOCAL,
        name,
        spec -> {
          spec.repo = repository.url();
          spec.pollingInterval = "1s";
        });
  }

  /** Waits until the flag is on or off, with all that it means for one GitRepo. */
  protected void awaitSettled(boolean on) {
    awaitState(on ? FeatureState.Enabled : FeatureState.Disabled);
    soon().untilAsserted(() -> assertThat(objects().names()).hasSize(on ? OBJECTS : 0));
  }

  /** Whether all that on or off means for one GitRepo is there, whatever the status says. */
  protected boolean isComplete(boolean on) {
    return objects().names().size() == (on ? OBJECTS : 0);
  }

  /** Whether the status says at this moment that the flag is on or off for good. */
  protected boolean isSettled(boolean on) {
    var flotilla = flotilla();
    var status = flotilla.getStatus();
    return status != null
        && flotilla.getMetadata().getGeneration().equals(status.observedGeneration)
        && status.features.getFirst().state == (on ? FeatureState.Enabled : FeatureState.Disabled);
  }

  /** Turns the flag and waits until that is done. */
  protected void flip(boolean on) {
    turn(on);
    awaitSettled(on);
  }

  protected SwitchObjects objects() {
    return new SwitchObjects(admin);
  }
}
