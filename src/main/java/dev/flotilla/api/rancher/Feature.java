package dev.flotilla.api.rancher;

import dev.flotilla.api.ApiObject;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Rancher's object for one of its feature flags, cluster-scoped; only ever read. Rancher itself
 * acts on a change after a restart; here it counts at once.
 */
@Group("management.cattle.io")
@Version("v3")
@Plural("features")
@ApiObject
@RegisterForReflection
public class Feature extends CustomResource<FeatureSpec, FeatureDefaults> {

  /** The name of the CRD, by which it is known whether the cluster has Rancher's flags at all. */
  public static final String DEFINITION = "features.management.cattle.io";
}
