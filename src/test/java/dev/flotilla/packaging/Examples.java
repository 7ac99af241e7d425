package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One object of each kind: {@code alm-examples}. */
final class Examples {

  private Examples() {}

  /** The samples for people, then what the operator makes of them and what nothing serves yet. */
  static List<ObjectNode> all() {
    var samples = Manifests.FOLDER.resolve("samples");
    var made = Manifests.FOLDER.resolve("olm/base/examples");
    return Stream.concat(
            Stream.of("flotilla", "gitrepo", "gitreporestriction", "bundle", "clustergroup")
                .map(name -> file(samples, name)),
            Stream.of(
                    "cluster",
                    "bundledeployment",
                    "content",
                    "policy",
                    "helmop",
                    "imagescan",
                    "schedule",
                    "bundlenamespacemapping",
                    "clusterregistration",
                    "clusterregistrationtoken")
                .map(name -> file(made, name)))
        .map(Trees::read)
        .map(List::getFirst)
        .toList();
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".yaml");
  }
}
