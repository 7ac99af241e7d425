package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.testing.Tools;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether the single files are what the real kustomize makes of {@code kubernetes/}. */
class KustomizeIT {

  @Test
  void theSingleFileOfTheOperatorIsWhatKustomizePrints() {
    assertSame(file("single-file/flotilla.yaml"), kustomize("kubernetes"));
  }

  @Test
  void theSingleFileOfTheDefinitionsIsWhatKustomizePrints() {
    assertSame(file("chart/crds/crds.yaml"), kustomize("kubernetes/crds"));
  }

  static void assertSame(Map<String, ObjectNode> one, Map<String, ObjectNode> other) {
    assertThat(one).isNotEmpty().containsOnlyKeys(other.keySet());
    assertThat(one)
        .allSatisfy(
            (key, object) -> {
              assertThat(Schemas.lacking(object, other.get(key))).as(key).isEmpty();
              assertThat(Schemas.lacking(other.get(key), object)).as(key).isEmpty();
            });
  }

  static Map<String, ObjectNode> kustomize(String folder) {
    return byKey(Trees.parse(Tools.run("kubectl", "kustomize", folder)));
  }

  private static Map<String, ObjectNode> file(String name) {
    return byKey(Trees.read(Manifests.FOLDER.resolve(name)));
  }

  static Map<String, ObjectNode> byKey(List<ObjectNode> objects) {
    return objects.stream().collect(Collectors.toMap(o -> new Manifest(o).key(), o -> o));
  }
}
