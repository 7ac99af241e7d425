package dev.flotilla.unserved;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/**
 * A kind of Fleet's that is accepted and not served.
 *
 * @param kind its name
 * @param plural its name in URLs
 * @param consequence what does not happen because of that, for people
 */
record UnservedKind(String kind, String plural, String consequence) {

  /** Those whose status can say so. A Policy has no status in Fleet's schema. */
  static final List<UnservedKind> ALL =
      List.of(
          new UnservedKind("HelmOp", "helmops", "no chart is deployed"),
          new UnservedKind("ImageScan", "imagescans", "no image is looked for"),
          new UnservedKind("Schedule", "schedules", "no deployment waits for it"),
          new UnservedKind(
              "BundleNamespaceMapping",
              "bundlenamespacemappings",
              "bundles reach the clusters of their own namespace only"),
          new UnservedKind("ClusterRegistration", "clusterregistrations", "no cluster is added"),
          new UnservedKind(
              "ClusterRegistrationToken", "clusterregistrationtokens", "no token is made"));

  /** How its objects are asked for. */
  ResourceDefinitionContext definition() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(FleetNames.GROUP)
        .withVersion("v1alpha1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  /** What people are told. */
  String message() {
    return kind + " is not served by Flotilla yet: " + consequence;
  }
}
