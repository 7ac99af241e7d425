package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is run when somebody pushes fits the project. */
class WorkflowsTest {

  private static final Path FOLDER = Path.of(".github/workflows");
  private static final Pattern OF_THE_PROJECT =
      Pattern.compile("(?<![\\w/.*-])(?:\\.ci|kubernetes|src)/[\\w./-]*\\w");

  @Test
  void everyFileThatIsNamedExists() {
    var named =
        workflows()
            .flatMap(workflow -> OF_THE_PROJECT.matcher(workflow.toString()).results())
            .map(MatchResult::group)
            .toList();

    assertThat(named).contains(".ci/run", ".ci/smoke");
    assertThat(named).allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  @Test
  void theOldestKubernetesThatIsTriedIsTheOneThatIsPromised() {
    var versions =
        workflows()
            .map(workflow -> workflow.at("/jobs/kubernetes/strategy/matrix/version"))
            .filter(list -> !list.isMissingNode())
            .flatMap(Trees::each)
            .map(version -> version.asText())
            .toList();

    assertThat(versions).hasSizeGreaterThan(3).isSorted();
    assertThat(Trees.text(Chart.FOLDER.resolve("Chart.yaml")))
        .contains(">=" + versions.getFirst() + ".0-0");
    assertThat(Trees.text(Path.of("docs/installing.md")))
        .contains("Kubernetes " + versions.getFirst() + " or later");
  }

  @Test
  void noJobMayMoreThanItSays() {
    assertThat(workflows())
        .isNotEmpty()
        .allSatisfy(
            workflow ->
                assertThat(workflow.path("permissions").toString())
                    .isEqualTo("{\"contents\":\"read\"}"));
  }

  private static Stream<ObjectNode> workflows() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(Trees::read).map(List::getFirst).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
