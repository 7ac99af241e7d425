package dev.flotilla.command.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.HelmChartOptions;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.Terminal;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code apply} without {@code --output}: Bundles are written to a cluster. */
@ExtendWith(LocalCluster.class)
class ClusterApplyIT {

  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  private static final String OF_DEMO = FleetNames.REPO_NAME + "=demo";

  private final KubernetesClient admin = LocalCluster.client();
  private final String namespace = "apply-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir Path root;
  private String input = "";

  @BeforeEach
  void start() {
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  @AfterEach
  void stop() {
    admin.namespaces().withName(namespace).delete();
  }

  @Test
  void whatDiffersIsWrittenAndWhatDoesNotIsLeft() throws IOException {
    file("web/a.yaml", CONFIG);
    file("web/fleet.yaml", "helm: {values: {password: s3cret}}");
    file("api/a.yaml", CONFIG);

    var first = apply("demo", "web", "api");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .isEqualTo(
            """
            written (bundle): %1$s/demo-web
            written (bundle): %1$s/demo-api
            """
                .formatted(namespace));
    assertThat(bundle("demo-web").getSpec().valuesHash).isNotEmpty();
    assertThat(bundle("demo-web").getSpec().helm.values).isNull();
    assertThat(admin.secrets().inNamespace(namespace).withName("demo-web").get().getData())
        .containsOnlyKeys("values.yaml");

    file("api/a.yaml", CONFIG + "data: {a: b}\n");
    assertThat(apply("demo", "web", "api").out())
        .isEqualTo(
            """
            unchanged (bundle): %1$s/demo-web
            written (bundle): %1$s/demo-api
            """
                .formatted(namespace));
  }

  @Test
  void otherBundlesAreDeletedOnlyWhenTheseSayThatTheyAreAllOfAGitRepo() throws IOException {
    file("web/a.yaml", CONFIG);
    file("api/a.yaml", CONFIG);
    apply("demo", "web", "api");
    apply("demo", "web");
    assertThat(names()).containsExactlyInAnyOrder("demo-web", "demo-api");

    admin.resources(Bundle.class).inNamespace(namespace).delete();
    assertThat(apply("-l", OF_DEMO, "demo", "web", "api").code()).isZero();
    assertThat(apply("-l", OF_DEMO, "demo", "web").out())
        .contains("deleted (bundle): " + namespace + "/demo-api");
    assertThat(names()).containsExactly("demo-web");
  }

  @Test
  void bundlesOfOthersAreRefusedAndNothingIsWritten() throws IOException {
    file("web/a.yaml", CONFIG);
    file("api/a.yaml", CONFIG);
    foreign("demo-api", Map.of(FleetNames.REPO_NAME, "theirs"), false);
    var refused = apply("demo", "web", "api");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("error: bundle demo-api belongs to GitRepo theirs and is not taken over;");
    assertThat(refused.out()).isEmpty();
    assertThat(names()).containsExactly("demo-api");

    admin.resources(Bundle.class).inNamespace(namespace).delete();
    foreign("demo-api", Map.of(), true);
    assertThat(apply("demo", "web", "api").err())
        .startsWith("error: bundle demo-api belongs to a HelmOp and is not taken over;");
  }

  @Test
  void oneBrokenDirectoryKeepsAllFromBeingWritten() throws IOException {
    file("web/a.yaml", CONFIG);
    file("api/fleet.yaml", "nmae: x");
    file("api/a.yaml", CONFIG);

    var broken = apply("demo", "web", "api");

    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).contains("api/fleet.yaml:1:1: unknown field \"nmae\"");
    assertThat(names()).isEmpty();
  }

  @Test
  void whatWasPrintedCanBeWrittenFromAFileOrFromStandardInput() throws IOException {
    file("web/a.yaml", CONFIG);
    file("web/fleet.yaml", "helm: {values: {a: b}}\nlabels: {team: one}");
    var printed = apply("-o", "-", "demo", "web");
    assertThat(printed.out()).contains("values:");

    input = printed.out();
    var piped = apply("-f", "-", "demo");
    assertThat(piped.code()).as(piped.err()).isZero();
    assertThat(bundle("demo-web").getMetadata().getLabels()).containsEntry("team", "one");
    assertThat(bundle("demo-web").getSpec().valuesHash).isNotEmpty();
    assertThat(apply("demo", "web").out()).startsWith("unchanged");

    file(
        "bundle.yaml",
        "apiVersion: fleet.cattle.io/v1alpha1\nkind: Bundle\nspec: {paused: true}\n");
    assertThat(apply("-f", "bundle.yaml", "unnamed").code()).isZero();
    assertThat(bundle("unnamed").getSpec().paused).isTrue();
    file("bundle.yaml", "apiVersion: v1\nkind: ConfigMap\n");
    assertThat(apply("-f", "bundle.yaml", "unnamed").err())
        .isEqualTo("error: bundle.yaml:1:1: the document is no Bundle of fleet.cattle.io\n");
    assertThat(apply("-f", "bundle.yaml", "unnamed", "web").code()).isEqualTo(2);
    assertThat(apply("-f", "nowhere.yaml", "unnamed").err()).contains("there is no file");
  }

  @Test
  void aClusterThatIsNotThereIsToldInOneLine() throws IOException {
    file("web/a.yaml", CONFIG);
    file("kubeconfig", "clusters: [");

    var nowhere = run("-k", root.resolve("kubeconfig").toString(), "demo", "web");

    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.err().lines()).hasSize(1).first().asString().startsWith("error: ");
    assertThat(run("--context", "nope", "-k", LocalCluster.kubeconfig().toString(), "demo", "web"))
        .satisfies(wrong -> assertThat(wrong.code()).isEqualTo(1))
        .satisfies(wrong -> assertThat(wrong.err()).contains("there is no context nope"));
  }

  private Terminal apply(String... arguments) {
    var all = new ArrayList<>(List.of("-k", LocalCluster.kubeconfig().toString(), "-n", namespace));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private Terminal run(String... arguments) {
    var command = new ApplyCommand();
    command.root = root;
    command.standardInput = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Terminal(code, out.toString(), err.toString());
  }

  private void foreign(String name, Map<String, String> labels, boolean ofHelmOp) {
    var bundle = new Bundle();
    bundle.setMetadata(
        new ObjectMetaBuilder().withName(name).withNamespace(namespace).withLabels(labels).build());
    bundle.getSpec().helmOpOptions = ofHelmOp ? new HelmChartOptions() : null;
    bundle.setStatus(null);
    admin.resource(bundle).create();
  }

  private List<String> names() {
    return admin.resources(Bundle.class).inNamespace(namespace).list().getItems().stream()
        .map(bundle -> bundle.getMetadata().getName())
        .toList();
  }

  private Bundle bundle(String name) {
    return admin.resources(Bundle.class).inNamespace(namespace).withName(name).get();
  }

  private void file(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
