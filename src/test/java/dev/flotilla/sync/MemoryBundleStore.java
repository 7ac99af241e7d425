package dev.flotilla.sync;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.BundleValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bundles in memory, with a list of what was done to them. */
final class MemoryBundleStore implements BundleStore {

  final Map<String, Bundle> bundles = new LinkedHashMap<>();
  final Map<String, BundleValues> secrets = new LinkedHashMap<>();
  final List<String> actions = new ArrayList<>();
  String failsOn = "";

  @Override
  public List<Bundle> of(String gitRepo) {
    return bundles.values().stream()
        .filter(
            bundle -> gitRepo.equals(bundle.getMetadata().getLabels().get(FleetNames.REPO_NAME)))
        .toList();
  }

  @Override
  public Optional<Bundle> find(String name) {
    return Optional.ofNullable(bundles.get(name));
  }

  @Override
  public Bundle apply(Bundle bundle) {
    var name = bundle.getMetadata().getName();
    if (name.equals(failsOn)) {
      throw new io.fabric8.kubernetes.client.KubernetesClientException("no", 500, null);
    }
    actions.add("apply " + name);
    bundles.put(name, bundle);
    return bundle;
  }

  @Override
  public void delete(Bundle bundle) {
    actions.add("delete " + bundle.getMetadata().getName());
    bundles.remove(bundle.getMetadata().getName());
  }

  @Override
  public void keepValues(Bundle bundle, BundleValues values) {
    var before = secrets.put(bundle.getMetadata().getName(), values);
    if (before == null || !before.hash().equals(values.hash())) {
      actions.add("values " + bundle.getMetadata().getName());
    }
  }
}
