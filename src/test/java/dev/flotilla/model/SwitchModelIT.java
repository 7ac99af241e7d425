package dev.flotilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.InProcessTest;
import dev.flotilla.testing.Rancher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences against the switch, with crashes at every write. The build runs sixty, which is
 * four minutes or so. More of them, or one again:
 *
 * <pre>
 * -Dflotilla.model.sequences=1000   so many
 * -Dflotilla.model.seed=42          the first one's seed; the n-th has the seed 42 + n - 1
 * </pre>
 */
class SwitchModelIT extends InProcessTest {

  private static final int SEQUENCES = Integer.getInteger("flotilla.model.sequences", 60);
  private static final int MOST_VIOLATIONS = 5;
  private static final long SEED =
      Long.getLong("flotilla.model.seed", ThreadLocalRandom.current().nextInt());

  @TempDir Path projects;

  @BeforeEach
  void installRancher() {
    new Rancher(admin).install();
  }

  @AfterEach
  void uninstallRancher() {
    new Rancher(admin).uninstall();
  }

  @Test
  void whateverHappensTheSwitchEndsInWhatWasAskedForLast() {
    try (var world = new World(admin, kubeconfig(), projects)) {
      var bystanders = new Bystanders(world);
      bystanders.make();
      try {
        assertThat(violations(world, bystanders)).isEmpty();
      } finally {
        bystanders.remove();
      }
    }
  }

  private static List<AssertionError> violations(World world, Bystanders bystanders) {
    var expectations = new Expectations(world, new Managed(world.admin), bystanders);
    var violations = new ArrayList<AssertionError>();
    System.out.println("model of the switch, seed " + SEED);
    for (var seed = SEED; goesOn(world.figures, violations); seed++) {
      new Sequence(seed, world, expectations).run().ifPresent(violations::add);
    }
    System.out.println(world.figures);
    System.out.println("violations    " + violations.size());
    return violations;
  }

  private static boolean goesOn(Figures figures, List<AssertionError> violations) {
    return figures.sequences() < SEQUENCES && violations.size() < MOST_VIOLATIONS;
  }
}
