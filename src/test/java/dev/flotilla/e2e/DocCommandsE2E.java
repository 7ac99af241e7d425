package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.docs.Guide;
import dev.flotilla.testing.NodeCluster;
import dev.flotilla.testing.NodeTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Commands of the documentation that need pods, but no cluster of their own. */
@Order(7)
class DocCommandsE2E extends NodeTest {

  private final Guide guide = Guide.of(DocCommandsE2E.class);

  @AfterAll
  void allWereRun() {
    guide.assertAllRun();
  }

  @Test
  void theCleanUpRunsNow() {
    assertThat(run(guide.section("docs/cleanup.md", "The command"))).contains("deleted ", "kept ");
    admin.batch().v1().jobs().inNamespace(SYSTEM).withName("cleanup-now").delete();
  }

  /** On the cluster of the tests, and with their image, to save the time for another one. */
  @Test
  void theDemoTellsTheTruth() {
    var demo = guide.section("README.md", "Flotilla").getFirst();
    try {
      assertThat(run(List.of(demo + " --no-build --name " + NodeCluster.name())))
          .contains("Everything was as said");
    } finally {
      admin.resources(GitRepo.class).inNamespace(LOCAL).withName("hello").delete();
      soon()
          .until(
              () ->
                  admin.resources(GitRepo.class).inNamespace(LOCAL).withName("hello").get()
                      == null);
      admin.namespaces().withName("demo").delete();
    }
  }

  private static String run(List<String> commands) {
    return NodeCluster.shell(Path.of("").toAbsolutePath(), Map.of()).run(commands);
  }
}
