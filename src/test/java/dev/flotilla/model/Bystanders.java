package dev.flotilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * What no flip may touch: objects whose names and labels are like ours, and a Bundle that somebody
 * wrote by hand, with what was deployed from it.
 */
final class Bystanders {

  private final World world;
  private final KubernetesClient admin;
  private final List<HasMetadata> all = new ArrayList<>();
  private Map<String, String> versions = Map.of();

  Bystanders(World world) {
    this.world = world;
    admin = world.admin;
  }

  /** Makes them; the operator deploys the Bundle. */
  void make() {
    admin
        .load(Bystanders.class.getResourceAsStream("bystanders.yaml"))
        .items()
        .forEach(item -> all.add(admin.resource(item).forceConflicts().serverSideApply()));
    await("the bystanders are at rest", this::atRest);
    all.addAll(admin.resources(BundleDeployment.class).inAnyNamespace().list().getItems());
    all.add(deployed());
    versions = versions();
  }

  /** Whether an object is one of them that looks as if it belonged to a GitRepo. */
  static boolean isOne(HasMetadata object) {
    return object.getMetadata().getName().contains("mine");
  }

  /** Asserts that each is the very object that it was, and that nobody has written to it. */
  void assertUntouched() {
    assertThat(versions()).as("objects of others").isEqualTo(versions);
  }

  /** Removes them; the operator removes what the Bundle deployed. */
  void remove() {
    all.forEach(object -> admin.resource(object).delete());
    await(
        "the bystanders are gone",
        () -> all.stream().allMatch(object -> admin.resource(object).get() == null));
  }

  /** The life that there is may end on a machine that is too busy to renew its lease. */
  private void await(String what, BooleanSupplier isSo) {
    Awaitility.await(what)
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              world.restartIfDead();
              return isSo.getAsBoolean();
            });
  }

  private boolean atRest() {
    var bundle = admin.resources(Bundle.class).inNamespace(Managed.LOCAL).withName("by-hand").get();
    var suspended =
        admin.resources(Job.class).inNamespace(Managed.LOCAL).withName("mine-4f2c1").get();
    return deployed() != null
        && bundle.getStatus() != null
        && bundle.getStatus().display != null
        && "1/1".equals(bundle.getStatus().display.readyClusters)
        && suspended.getStatus() != null
        && !suspended.getStatus().getConditions().isEmpty();
  }

  private ConfigMap deployed() {
    return admin.configMaps().inNamespace("bystanders").withName("deployed").get();
  }

  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (var object : all) {
      var now = admin.resource(object).get();
      versions.put(
          object.getKind() + " " + object.getMetadata().getName(),
          now == null ? "gone" : version(now));
    }
    return versions;
  }

  /** The status of what the operator deploys may tell of an API server that refuses requests. */
  private static String version(HasMetadata object) {
    var metadata = object.getMetadata();
    return metadata.getUid()
        + "@"
        + (object instanceof Bundle || object instanceof BundleDeployment
            ? metadata.getGeneration()
            : metadata.getResourceVersion());
  }
}
