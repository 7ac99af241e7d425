package dev.flotilla.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of left-overs share: old objects, and how the switch reports them. */
abstract class LeftoverTest extends OperatorTest {

  protected OldFleet fleet;

  @BeforeEach
  void oldFleet() {
    fleet = new OldFleet(admin);
  }

  @AfterEach
  void removeOldFleet() {
    fleet.close();
  }

  /** Short, so that what turns up later is found soon. */
  @Override
  protected Map<String, String> environment() {
    return Map.of("FLOTILLA_LEFTOVERS_INTERVAL", "1s");
  }

  /** Makes the Flotilla object with a difference. */
  protected void turn(boolean on, Consumer<Flotilla> difference) {
    var flotilla = new Flotilla();
    flotilla.getMetadata().setName(Flotilla.NAME);
    flotilla.getSpec().features = Map.of("continuous-delivery", on);
    difference.accept(flotilla);
    admin.resource(flotilla).forceConflicts().fieldManager("test").serverSideApply();
  }

  protected CronJob cronJob(String namespace) {
    return admin.batch().v1().cronjobs().inNamespace(namespace).withName(OldFleet.CLEANUP).get();
  }

  /** Waits for the condition LeftoversRemoved. */
  protected void awaitLeftovers(String status, String reason) {
    soon()
        .untilAsserted(
            () ->
                assertThat(reported("LeftoversRemoved"))
                    .extracting(condition -> condition.status, condition -> condition.reason)
                    .containsExactly(status, reason));
  }

  protected Condition reported(String type) {
    return condition(type).orElseThrow(() -> new AssertionError("no condition " + type));
  }

  /**
   * {@code Removed Job cattle-fleet-system/name} of each entry of the status; may have none yet.
   */
  protected List<String> entries() {
    return Stream.ofNullable(flotilla().getStatus().leftovers)
        .flatMap(List::stream)
        .map(LeftoverTest::line)
        .toList();
  }

  private static String line(Leftover entry) {
    return "%s %s %s/%s".formatted(entry.action, entry.kind, entry.namespace, entry.name);
  }

  protected boolean isThere(HasMetadata object) {
    var there = admin.resource(object).get();
    return there != null && uid(there).equals(uid(object));
  }
}
