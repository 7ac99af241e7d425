package dev.flotilla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleResource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which objects a Bundle is told to take over. */
class OverwritesTest {

  private static final String A = "kind: ConfigMap\nmetadata: {name: a, namespace: team}\n";
  private static final String B = "kind: ClusterRole\nmetadata: {name: b}\n";
  private static final String C = "kind: Service\nmetadata: {name: c}\n";

  @Test
  void anObjectOfABundleThatGoesIsHandedOver() {
    var after = bundle("new", "x.yaml", A + "---\n" + B);

    Overwrites.write(List.of(after), List.of(bundle("old", "y.yaml", B + "---\n" + C)));

    assertThat(overwrites(after)).containsExactly("ClusterRole null/b");
  }

  @Test
  void anObjectThatMovesBetweenBundlesThatStayIsHandedOver() {
    var one = bundle("one", "x.yaml", C);
    var two = bundle("two", "x.yaml", B + "---\n" + A);

    Overwrites.write(
        List.of(one, two),
        List.of(bundle("one", "x.yaml", C + "---\n" + A), bundle("two", "x.yaml", B)));

    assertThat(overwrites(one)).isEmpty();
    assertThat(overwrites(two)).containsExactly("ConfigMap team/a");
  }

  @Test
  void anObjectThatTwoBundlesHaveIsNotTakenFromEither() {
    var one = bundle("one", "x.yaml", A);
    var two = bundle("two", "x.yaml", A);

    Overwrites.write(List.of(one, two), List.of(bundle("one", "x.yaml", A)));

    assertThat(overwrites(one)).isEmpty();
    assertThat(overwrites(two)).isEmpty();
  }

  @Test
  void whatWasTakenOverStaysSoThatTheNextSyncWritesNothing() {
    var first = bundle("new", "x.yaml", A);
    Overwrites.write(List.of(first), List.of(bundle("old", "x.yaml", A)));

    var again = bundle("new", "x.yaml", A);
    Overwrites.write(List.of(again), List.of(first));
    assertThat(overwrites(again)).containsExactly("ConfigMap team/a");

    var more = bundle("new", "x.yaml", A + "---\n" + C);
    Overwrites.write(List.of(more), List.of(again));
    assertThat(overwrites(more)).containsExactly("ConfigMap team/a");

    var without = bundle("new", "x.yaml", C);
    Overwrites.write(List.of(without), List.of(again));
    assertThat(overwrites(without)).isEmpty();
  }

  @Test
  void filesThatAreNoManifestsAndTemplatesDoNotGetInTheWay() {
    var text = "kind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\n";
    var after = bundle("new", "x.yaml", text);
    after.getSpec().resources.add(resource("README.md", A));
    after.getSpec().resources.add(resource("broken.yaml", "a: [b\n"));
    after.getSpec().resources.add(resource("part.yaml", A + "data: {{ toJson .Values }}\n"));
    var before = bundle("old", "x.yaml", text);
    before.getSpec().resources.add(resource("a.yaml", A));

    Overwrites.write(List.of(after), List.of(before));

    assertThat(overwrites(after)).containsExactly("ConfigMap team/a");
  }

  private static List<String> overwrites(Bundle bundle) {
    return bundle.getSpec().overwrites == null
        ? List.of()
        : bundle.getSpec().overwrites.stream()
            .map(each -> each.kind + " " + each.namespace + "/" + each.name)
            .toList();
  }

  private static Bundle bundle(String name, String file, String text) {
    var bundle = new Bundle();
    bundle.getMetadata().setName(name);
    bundle.getSpec().resources = new ArrayList<>(List.of(resource(file, text)));
    return bundle;
  }

  private static BundleResource resource(String name, String text) {
    var resource = new BundleResource();
    resource.name = name;
    resource.content = text;
    return resource;
  }
}
