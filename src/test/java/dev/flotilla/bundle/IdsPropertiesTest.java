package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleResource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IdsPropertiesTest {

  @Property(tries = 300)
  void idsFitKubernetesAndTellContentsApart(@ForAll String one, @ForAll String other) {
    var id = Manifest.of(List.of(resource(one))).id();

    assertThat(id).hasSize(63).matches("s-[0-9a-f]+");
    var same = escaped(one).equals(escaped(other));
    assertThat(id.equals(Manifest.of(List.of(resource(other))).id())).isEqualTo(same);
  }

  private static BundleResource resource(String content) {
    var resource = new BundleResource();
    resource.name = "a";
    resource.content = content;
    return resource;
  }

  /** The text as it is told from others: halves of characters are all the same. */
  private static String escaped(String text) {
    var out = new StringBuilder();
    GoJson.string(out, text);
    return out.toString();
  }
}
