package dev.flotilla.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.BundleTargetRestriction;
import dev.flotilla.api.fleet.GitTarget;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes Bundles of what was read: Fleet's rules for what goes from the one to the other. */
public final class BundleMaker {

  private static final String DEFAULT = "default";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What Fleet counts as the size of a Bundle has a status, in which nothing but zeros is. */
  private static final int STATUS_BYTES =
      ("{\"metadata\":,\"spec\":,\"status\":{\"summary\":{\"ready\":0,\"desiredReady\":0},\"unavailable\":0,"
              + "\"unavailablePartitions\":0,\"maxUnavailable\":0,\"maxUnavailablePartitions\":0,"
              + "\"display\":{},\"observedGeneration\":0}}")
          .length();

  private final BundleSettings settings;

  /**
   * @param settings what holds for all Bundles
   */
  public BundleMaker(BundleSettings settings) {
    this.settings = settings;
  }

  /** The Bundle. The options that were read become a part of it. */
  public Bundle bundle(BundleFiles read) {
    var options = read.options();
    var labels = new TreeMap<>(settings.labels());
    labels.putAll(options.labels());
    var bundle = new Bundle();
    bundle.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(settings.namespace())
            .withName(read.name())
            .withLabels(labels)
            .withAnnotations(options.annotations().isEmpty() ? null : options.annotations())
            .build());
    bundle.setStatus(null);
    bundle.setSpec(spec(options));
    bundle.getSpec().resources = read.packed(otherBytes(bundle), settings.flags().compress());
    return bundle;
  }

  private BundleSpec spec(FleetYaml options) {
    var spec = options.spec();
    spec.resources = null;
    spec.serviceAccount = or(settings.serviceAccount(), spec.serviceAccount);
    spec.forceSyncGeneration = settings.syncGeneration() == 0 ? null : settings.syncGeneration();
    spec.paused = or(settings.flags().paused(), spec.paused);
    spec.keepResources = or(settings.flags().keepResources(), spec.keepResources);
    spec.deleteNamespace = or(settings.flags().deleteNamespace(), spec.deleteNamespace);
    settings.correctDrift().ifPresent(drift -> spec.correctDrift = drift);
    addTargets(spec, options);
    if (!settings.targetNamespace().isEmpty()) {
      spec.namespace = settings.targetNamespace();
      spec.targets.forEach(target -> target.namespace = settings.targetNamespace());
    }
    return spec;
  }

  private void addTargets(BundleSpec spec, FleetYaml options) {
    var overrides = options.overrideTargets();
    var targets = new ArrayList<>(spec.targets);
    targets.addAll(
        overrides
            .map(list -> list.stream().map(BundleMaker::target).toList())
            .orElseGet(() -> settings.targets().stream().map(BundleMaker::copy).toList()));
    var restrictions =
        new ArrayList<>(
            spec.targetRestrictions == null
                ? List.<BundleTargetRestriction>of()
                : spec.targetRestrictions);
    restrictions.addAll(
        overrides
            .map(list -> list.stream().map(BundleMaker::restriction).toList())
            .orElse(settings.restrictions()));
    if (targets.isEmpty()) {
      var group = new BundleTarget();
      group.name = DEFAULT;
      group.clusterGroup = DEFAULT;
      targets.add(group);
    }
    spec.targets = targets;
    spec.targetRestrictions = restrictions.isEmpty() ? null : restrictions;
  }

  /** A target of a Bundle that chooses as one of a GitRepo does. */
  public static BundleTarget target(GitTarget from) {
    var target = new BundleTarget();
    target.name = from.name;
    target.clusterName = from.clusterName;
    target.clusterSelector = from.clusterSelector;
    target.clusterGroup = from.clusterGroup;
    target.clusterGroupSelector = from.clusterGroupSelector;
    return target;
  }

  /** A restriction of a Bundle that chooses as a target of a GitRepo does. */
  public static BundleTargetRestriction restriction(GitTarget from) {
    var restriction = new BundleTargetRestriction();
    restriction.name = from.name;
    restriction.clusterName = from.clusterName;
    restriction.clusterSelector = from.clusterSelector;
    restriction.clusterGroup = from.clusterGroup;
    restriction.clusterGroupSelector = from.clusterGroupSelector;
    return restriction;
  }

  /** Each Bundle has targets of its own, since they are changed. */
  private static BundleTarget copy(BundleTarget target) {
    return JSON.convertValue(target, BundleTarget.class);
  }

  private static int otherBytes(Bundle bundle) {
    var metadata = new TreeMap<String, Object>(Map.of("name", bundle.getMetadata().getName()));
    metadata.put("labels", bundle.getMetadata().getLabels());
    metadata.put("annotations", bundle.getMetadata().getAnnotations());
    metadata
        .values()
        .removeIf(value -> value == null || value instanceof Map<?, ?> map && map.isEmpty());
    return STATUS_BYTES + bytes(metadata) + bytes(bundle.getSpec()) - 3;
  }

  private static int bytes(Object value) {
    var out = new StringBuilder();
    GoJson.value(out, JSON.valueToTree(value));
    return out.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String or(String given, String otherwise) {
    return given.isEmpty() ? otherwise : given;
  }

  /** Go leaves a false flag out. */
  private static Boolean or(boolean given, Boolean otherwise) {
    return given ? Boolean.TRUE : otherwise;
  }
}
