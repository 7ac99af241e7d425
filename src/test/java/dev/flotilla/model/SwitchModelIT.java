package dev.flotilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.rancher.Feature;
import dev.flotilla.testing.InProcessTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences against the switch, with crashes at every write. The build runs as many as fit
 * into its time box. More of them, or one again:
 *
 * <pre>
 * -Dflotilla.model.sequences=1000   so many, however long they take
 * -Dflotilla.model.seed=42          the first one's seed; the n-th has the seed 42 + n - 1
 * </pre>
 */
class SwitchModelIT extends InProcessTest {

  private static final Duration TIME_BOX = Duration.ofMinutes(8);
  private static final int FEWEST = 60;
  private static final int MOST_VIOLATIONS = 5;
  private static final int ASKED = Integer.getInteger("flotilla.model.sequences", 0);
  private static final long SEED =
      Long.getLong("flotilla.model.seed", ThreadLocalRandom.current().nextInt());

  @TempDir Path projects;

  @BeforeEach
  void installRancher() {
    admin
        .load(
            SwitchModelIT.class.getResourceAsStream("/dev/flotilla/feature/rancher-features.yaml"))
        .serverSideApply();
  }

  @AfterEach
  void uninstallRancher() {
    var definition =
        admin.apiextensions().v1().customResourceDefinitions().withName(Feature.DEFINITION);
    definition.delete();
    soon().until(() -> definition.get() == null);
  }

  @Test
  void whateverHappensTheSwitchEndsInWhatWasAskedForLast() {
    try (var world = new World(admin, kubeconfig(), projects)) {
      var bystanders = new Bystanders(admin);
      bystanders.make();
      try {
        assertThat(violations(world, bystanders)).isEmpty();
        assertThat(world.figures.sequences()).isGreaterThanOrEqualTo(ASKED == 0 ? FEWEST : ASKED);
      } finally {
        bystanders.remove();
      }
    }
  }

  private static List<AssertionError> violations(World world, Bystanders bystanders) {
    var expectations = new Expectations(world, new Managed(world.admin), bystanders);
    var violations = new ArrayList<AssertionError>();
    System.out.println("model of the switch, seed " + SEED);
    for (var seed = SEED; goesOn(world.figures) && violations.size() < MOST_VIOLATIONS; seed++) {
      new Sequence(seed, world, expectations).run().ifPresent(violations::add);
    }
    System.out.println(world.figures);
    System.out.println("violations    " + violations.size());
    return violations;
  }

  private static boolean goesOn(Figures figures) {
    return figures.sequences() < (ASKED == 0 ? FEWEST : ASKED)
        && (ASKED > 0 || figures.elapsed().compareTo(TIME_BOX) < 0);
  }
}
