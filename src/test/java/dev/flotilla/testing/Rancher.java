package dev.flotilla.testing;

import dev.flotilla.api.rancher.Feature;
import dev.flotilla.api.rancher.FeatureSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.concurrent.TimeUnit;

/** As much of Rancher as the switch sees of it: the kind of its features, and one of them. */
public record Rancher(KubernetesClient admin) {

  /** Installs the kind. */
  public void install() {
    new Definitions(admin)
        .install(Rancher.class.getResourceAsStream("/dev/flotilla/feature/rancher-features.yaml"));
  }

  /** Removes the kind, and with it every feature; returns when it is gone. */
  public void uninstall() {
    definition().delete();
    definition().waitUntilCondition(crd -> crd == null, 2, TimeUnit.MINUTES);
  }

  /** Chooses as an administrator does in Rancher. */
  public Feature choose(boolean on) {
    var feature = new Feature();
    feature.setMetadata(new ObjectMetaBuilder().withName("continuous-delivery").build());
    feature.setSpec(new FeatureSpec());
    feature.getSpec().value = on;
    return admin.resource(feature).fieldManager("test").forceConflicts().serverSideApply();
  }

  private Resource<CustomResourceDefinition> definition() {
    return admin.apiextensions().v1().customResourceDefinitions().withName(Feature.DEFINITION);
  }
}
