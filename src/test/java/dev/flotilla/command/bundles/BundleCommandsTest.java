package dev.flotilla.command.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What target, deploy and test print, without a cluster. */
class BundleCommandsTest {

  private static final String BUNDLE =
      """
      apiVersion: fleet.cattle.io/v1alpha1
      kind: Bundle
      metadata: {name: web, namespace: fleet-default, labels: {team: blue}}
      spec:
        defaultNamespace: shop
        resources:
        - name: a.yaml
          content: |
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data: {yes: "on"}
        - {name: readme.md, content: hello}
        - name: ns.yaml
          content: '{apiVersion: v1, kind: Namespace, metadata: {name: extra}}'
        targets:
        - {name: special, clusterSelector: {matchLabels: {env: dev}}, defaultNamespace: dev}
        - {name: none, clusterName: quiet, doNotDeploy: true}
        - {name: all, clusterSelector: {}}
        targetRestrictions:
        - {clusterName: quiet}
        - {clusterSelector: {}}
      """;

  private static final String CLUSTERS =
      """
      apiVersion: fleet.cattle.io/v1alpha1
      kind: Cluster
      metadata: {name: two, namespace: fleet-default, labels: {env: dev}}
      ---
      kind: Cluster
      metadata: {name: one}
      ---
      kind: Cluster
      metadata: {name: quiet, namespace: fleet-default}
      ---
      kind: Cluster
      metadata: {name: other, namespace: elsewhere}
      ---
      kind: ClusterGroup
      metadata: {name: g}
      spec: {selector: {}}
      """;

  @TempDir Path folder;

  @Test
  void printsTheContentAndABundleDeploymentForEachCluster() throws IOException {
    var seen = target();

    assertThat(seen.err()).isEmpty();
    assertThat(seen.code()).isZero();
    assertThat(seen.out().split("(?m)^---\n")).hasSize(4);
    assertThat(lines(seen.out(), "kind:"))
        .containsExactly("kind: Content", "kind: BundleDeployment", "kind: BundleDeployment");
    assertThat(seen.out())
        .contains("namespace: cluster-fleet-default-one-")
        .contains("namespace: cluster-fleet-default-two-")
        .contains("  deploymentID: \"s-")
        .contains("fleet.cattle.io/bundle-name: web")
        .contains("    defaultNamespace: dev")
        .doesNotContain("status:");
    assertThat(target("--dump-input-list").err())
        .contains("name: one", "name: two", "kind: ClusterGroup")
        .doesNotContain("quiet");
  }

  @Test
  void printsTheObjectsThatABundleDeploymentBrings() throws IOException {
    var file = folder.resolve("target.yaml");
    Files.writeString(file, target().out());
    var seen = Terminal.run("deploy", "--dry-run", "-i", file.toString());

    assertThat(seen.err()).isEmpty();
    assertThat(lines(seen.out(), "- apiVersion:")).hasSize(2);
    assertThat(seen.out().indexOf("kind: Namespace"))
        .isPositive()
        .isLessThan(seen.out().indexOf("kind: ConfigMap"));
    assertThat(seen.out())
        .contains("    namespace: shop")
        .contains("    objectset.rio.cattle.io/id: cluster-fleet-default-one-")
        .contains("    \"true\": \"on\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-l env=dev         | special | dev",
        "-l env=prod        | all     | shop",
        "-N one             | all     | shop",
        "-g any             | all     | shop",
        "-t special         | special | dev",
        "-l env=dev -q      | special | ''",
      })
  void tellsWhichTargetAClusterMatchesAndWhatItGets(String options, String target, String namespace)
      throws IOException {
    var seen = run("test", "-b", bundle(BUNDLE).toString(), options);

    assertThat(seen.code()).isZero();
    assertThat(seen.err()).isEqualTo("# Matched: " + target + "\n");
    assertThat(seen.out().isEmpty()).isEqualTo(namespace.isEmpty());
    assertThat(seen.out()).contains(namespace.isEmpty() ? "" : "  namespace: " + namespace);
  }

  @Test
  void readsADirectoryAsASyncDoes() throws IOException {
    var directory = Files.createDirectory(folder.resolve("app"));
    Files.writeString(
        directory.resolve("fleet.yaml"),
        "namespace: own\ntargetCustomizations:\n- name: dev\n  clusterSelector: {matchLabels: {env: dev}}\n  namespace: other\n");
    Files.writeString(
        directory.resolve("a.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");

    var seen = Terminal.run("test", directory.toString(), "-l", "env=dev");
    assertThat(seen.err()).isEqualTo("# Matched: dev\n");
    assertThat(seen.out()).startsWith("---\n").contains("  namespace: other");
    assertThat(Terminal.run("test", directory.toString(), "-l", "env=prod"))
        .isEqualTo(
            new Terminal(1, "", "flotilla test: no target of the bundle matches the cluster\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target -b {folder}/no.yaml                 | 1 | cannot be read; does it exist?",
        "target -b {folder}/text.yaml               | 1 | holds something else than Kubernetes objects",
        "target -b {folder}/broken.yaml             | 1 | broken.yaml:2: ",
        "target -b {folder}/clusters.yaml           | 1 | holds no Bundle",
        "target -b {folder}/typed.yaml              | 1 | this is no Bundle",
        "target -b {folder}/selector.yaml --clusters-file {folder}/clusters.yaml | 1 | spec.targets[0].clusterSelector.matchExpressions",
        "target -b {folder}/bundle.yaml -k {folder}/none | 1 | is missing or is no kubeconfig",
        "target --wrong                             | 2 | Unknown option",
        "deploy -i {folder}/bundle.yaml             | 2 | print with --dry-run",
        "deploy -d -i {folder}/bundle.yaml          | 1 | holds no Content",
        "test {folder}/nowhere                      | 1 | there is no directory",
        "test -b {folder}/bundle.yaml -t nothing    | 1 | the bundle has no target nothing",
      })
  void saysInOneLineWhatIsWrong(String line, int code, String error) throws IOException {
    bundle(BUNDLE);
    write("text.yaml", "hello");
    write("broken.yaml", "a: b\n\tc: d\n");
    write("clusters.yaml", CLUSTERS);
    write("typed.yaml", "{kind: Bundle, metadata: {name: a}, spec: {targets: 7}}");
    write(
        "selector.yaml",
        "{kind: Bundle, metadata: {name: a}, spec: {targets: [{clusterSelector: {matchExpressions: [{key: a, operator: x}]}}]}}");
    var seen = run(line.replace("{folder}", folder.toString()).split(" +"));

    assertThat(seen.code()).isEqualTo(code);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err().lines()).hasSize(1);
    assertThat(seen.err()).startsWith("flotilla " + line.split(" ")[0] + ": ").contains(error);
  }

  @ParameterizedTest
  @CsvSource({"target", "deploy"})
  void showTheirOptionsWhenNothingIsAsked(String command) {
    var seen = Terminal.run(command);
    assertThat(seen.code()).isZero();
    assertThat(seen.out()).contains("Usage: flotilla " + command);
  }

  private Terminal target(String... more) throws IOException {
    write("clusters.yaml", CLUSTERS);
    var all =
        new ArrayList<>(
            List.of(
                "target",
                "-b",
                bundle(BUNDLE).toString(),
                "--clusters-file",
                folder.resolve("clusters.yaml").toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static Terminal run(String... words) {
    return Terminal.run(String.join(" ", words).split(" "));
  }

  private Path bundle(String yaml) throws IOException {
    return write("bundle.yaml", yaml);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> lines(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).toList();
  }
}
