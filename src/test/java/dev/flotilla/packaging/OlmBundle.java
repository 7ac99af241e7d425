package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of one version for the Operator Lifecycle Manager: its description, the definitions,
 * the objects that the description cannot hold, and what the tools need to know.
 */
record OlmBundle(Manifests manifests, List<ObjectNode> definitions, OlmRights rights) {

  static final Path FOLDER = Manifests.FOLDER.resolve("olm/bundle");

  /**
   * What stays out. The namespace is the administrator's. The binding gives cluster-admin, and
   * names the account's namespace, which is known only when somebody installs.
   */
  static final Set<String> LEFT_OUT =
      Set.of("Namespace/flotilla-system", "ClusterRoleBinding/flotilla-deployer");

  static OlmBundle read() {
    var manifests = Manifests.read();
    var accounts =
        manifests.all().stream()
            .filter(manifest -> manifest.kind().equals("Deployment"))
            .map(manifest -> manifest.tree().at("/spec/template/spec/serviceAccountName").asText())
            .collect(Collectors.toSet());
    return new OlmBundle(manifests, Manifests.definitions(), OlmRights.of(manifests, accounts));
  }

  /**
   * All files.
   *
   * @param replaced the version that is upgraded to this one
   */
  GeneratedFiles files(Pom pom, Optional<Pom> replaced) {
    var files = new TreeMap<String, String>();
    var csv = new ClusterServiceVersion(manifests, definitions, rights).of(pom, replaced);
    put(files, "manifests/flotilla.clusterserviceversion.yaml", csv);
    for (var definition : definitions) {
      put(files, "manifests/" + definition.at("/metadata/name").asText() + ".yaml", definition);
    }
    for (var manifest : besides()) {
      var name = manifest.name() + "." + manifest.kind().toLowerCase(Locale.ROOT) + ".yaml";
      var tree = manifest.copy();
      // It goes where the operator goes.
      tree.withObject("/metadata").remove("namespace");
      put(files, "manifests/" + name, tree);
    }
    put(files, "metadata/annotations.yaml", OlmMetadata.annotations());
    put(files, "tests/scorecard/config.yaml", OlmMetadata.scorecard());
    files.put("Dockerfile", OlmMetadata.dockerfile());
    return new GeneratedFiles(FOLDER, files);
  }

  /** The objects that are part of the bundle as they are. */
  List<Manifest> besides() {
    var inside = rights.keys();
    return manifests.all().stream()
        .filter(manifest -> !manifest.kind().equals("Deployment"))
        .filter(manifest -> !inside.contains(manifest.key()))
        .filter(manifest -> !LEFT_OUT.contains(manifest.key()))
        .toList();
  }

  private static void put(TreeMap<String, String> files, String path, ObjectNode tree) {
    files.put(path, GeneratedFiles.HEADER + Trees.write(tree));
  }
}
