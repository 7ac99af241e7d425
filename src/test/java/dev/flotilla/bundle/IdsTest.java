package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleResource;
import dev.flotilla.api.fleet.CorrectDrift;
import dev.flotilla.api.fleet.DiffOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The expected ids were computed by a Go program with structs like Fleet's. */
class IdsTest {

  private static final String NOTHING =
      "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356";

  @Test
  void aBundleWithoutFilesHasAnIdToo() {
    assertThat(Manifest.of(null).sha256()).isEqualTo(NOTHING);
    assertThat(Manifest.of(List.of()).id()).isEqualTo("s-" + NOTHING.substring(0, 61));
    assertThat(Manifest.of(List.of(new BundleResource())).id())
        .isEqualTo("s-0e0499a1ad0ade20f8a955dcb426eda60d2f1971b46bc76f70e0a2baef87d");
  }

  @Test
  void escapesAsGoDoes() {
    var latin = IntStream.range(0, 256).mapToObj(Character::toString).collect(Collectors.joining());
    assertThat(Manifest.of(List.of(resource("a.yaml", latin, null))).id())
        .isEqualTo("s-9a02814f6eae881a290430132251850882c160468fa9c7d0550a05079ff2d");

    var special = "<b>&\"\\/'\u2028\u2029\u2027\ufeff€😀\ud7ff\ue000\uffff\u0000\u007f";
    assertThat(
            Manifest.of(
                    List.of(
                        resource("a.yaml", special, ""), resource("b/ü.bin", "H4sI", "base64+gz")))
                .id())
        .isEqualTo("s-6d435ac8f15b910720bc2f9ccce13bd1d90e71f3826293fd89b77363f8a3d");
  }

  @Test
  void halfACharacterBecomesTheReplacementCharacter() {
    var json = new String(Manifest.of(List.of(resource("a", "x\ud800y\udc00", null))).json());

    assertThat(json).contains("\"x\\ufffdy\\ufffd\"");
  }

  @Test
  void contentIsTheJsonCompressed() throws IOException {
    var manifest = Manifest.of(List.of(resource("a.yaml", "kind: A", null)));

    try (var in = new GZIPInputStream(new ByteArrayInputStream(manifest.gzip()))) {
      assertThat(new String(in.readAllBytes()))
          .isEqualTo("{\"resources\":[{\"name\":\"a.yaml\",\"content\":\"kind: A\"}]}\n");
    }
    assertThat(manifest.gzip()).isEqualTo(manifest.gzip());
  }

  @Test
  void whatOnlyConcernsDriftDoesNotDeployAgain() {
    var options = new BundleDeploymentOptions();
    var before = DeploymentId.of("s-1", options);
    options.diff = new DiffOptions();
    options.correctDrift = new CorrectDrift();
    options.correctDrift.enabled = true;
    assertThat(DeploymentId.of("s-1", options)).isEqualTo(before);

    options.createNamespace = false;
    assertThat(DeploymentId.of("s-1", options)).isNotEqualTo(before);
  }

  private static BundleResource resource(String name, String content, String encoding) {
    var resource = new BundleResource();
    resource.name = name;
    resource.content = content;
    resource.encoding = encoding;
    return resource;
  }
}
