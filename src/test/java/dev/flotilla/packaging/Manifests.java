package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code kubectl kustomize kubernetes} prints, without kubectl: the one source of all
 * packages. It knows as much of kustomize as the file there uses; {@code KustomizeIT} compares it
 * with the real one.
 *
 * @param namespace where the operator is installed
 * @param image the operator's image, with its tag
 * @param all the objects, in the order of the file
 */
record Manifests(String namespace, String image, List<Manifest> all) {

  static final Path FOLDER = Path.of("kubernetes");

  static Manifests read() {
    var kustomization = Trees.read(FOLDER.resolve("kustomization.yaml")).getFirst();
    var namespace = kustomization.path("namespace").asText();
    var chosen = kustomization.at("/images/0");
    var image = chosen.path("newName").asText() + ":" + chosen.path("newTag").asText();
    var all =
        Trees.each(kustomization.path("resources"))
            .flatMap(file -> Trees.read(FOLDER.resolve(file.asText())).stream())
            .map(Manifest::new)
            .map(manifest -> placed(manifest, namespace, image))
            .toList();
    return new Manifests(namespace, image, all);
  }

  /** The one object of that kind and name. */
  Manifest get(String key) {
    return all.stream()
        .filter(manifest -> manifest.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("kubernetes/ has no " + key));
  }

  /** The definitions of the kinds that Flotilla owns. */
  static List<ObjectNode> definitions() {
    return Trees.each(
            Trees.read(FOLDER.resolve("crds/kustomization.yaml")).getFirst().path("resources"))
        .map(file -> Trees.read(FOLDER.resolve("crds").resolve(file.asText())).getFirst())
        .toList();
  }

  private static Manifest placed(Manifest manifest, String namespace, String image) {
    var tree = manifest.copy();
    if (manifest.namespaced()) {
      var labels = tree.withObject("/metadata").remove("labels");
      tree.withObject("/metadata").put("namespace", namespace);
      if (labels != null) {
        tree.withObject("/metadata").set("labels", labels);
      }
    }
    if (manifest.is("Deployment", "flotilla")) {
      var container = (ObjectNode) tree.at("/spec/template/spec/containers/0");
      container.put("image", image);
      Trees.each(container.path("env"))
          .filter(variable -> variable.path("name").asText().equals("FLOTILLA_IMAGE"))
          .forEach(variable -> ((ObjectNode) variable).put("value", image));
    }
    return new Manifest(tree);
  }
}
