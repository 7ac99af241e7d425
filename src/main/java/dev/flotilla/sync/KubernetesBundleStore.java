package dev.flotilla.sync;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.BundleValues;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Optional;

/**
 * Bundles of a cluster. Writes by server-side apply: it leaves fields and labels of others alone,
 * removes what we no longer want, and needs no second try on a conflict.
 */
public final class KubernetesBundleStore implements BundleStore {

  /** Never to be changed: fields applied under another name would be nobody's. */
  private static final String FIELD_MANAGER = "flotilla-sync";

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(FIELD_MANAGER)
          .withForce(true)
          .build();

  private final MixedOperation<Bundle, KubernetesResourceList<Bundle>, Resource<Bundle>> bundles;
  private final ValuesSecret values;
  private final String namespace;

  public KubernetesBundleStore(KubernetesClient client, String namespace) {
    this.bundles = client.resources(Bundle.class);
    this.values = new ValuesSecret(client);
    this.namespace = namespace;
  }

  @Override
  public List<Bundle> of(String gitRepo) {
    return bundles
        .inNamespace(namespace)
        .withLabel(FleetNames.REPO_NAME, gitRepo)
        .list()
        .getItems();
  }

  @Override
  public Optional<Bundle> find(String name) {
    return Optional.ofNullable(bundles.inNamespace(namespace).withName(name).get());
  }

  @Override
  public Bundle apply(Bundle bundle) {
    return bundles.inNamespace(namespace).resource(bundle).patch(APPLY);
  }

  @Override
  public void delete(Bundle bundle) {
    bundles.inNamespace(namespace).resource(bundle).delete();
  }

  @Override
  public void keepValues(Bundle bundle, BundleValues kept) {
    values.write(bundle, kept);
  }
}
