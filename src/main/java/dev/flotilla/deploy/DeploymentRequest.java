package dev.flotilla.deploy;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.DeploymentFacts.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A BundleDeployment, parsed once: no null in it.
 *
 * @param owner whose objects they are
 * @param wantedId the version to have, {@code <Content's name>:<hash of the options>}; empty = none
 * @param appliedId the version on the cluster; empty = none
 * @param paused nothing may be changed now (Fleet: {@code paused}, {@code offSchedule})
 * @param force {@code forceSyncGeneration}; a change applies the same version again
 * @param served the {@code forceSyncGeneration} that was served last
 * @param monitored what the status says about the watch so far
 * @param account the service account that the bundle names; empty = none
 * @param placement the rules for namespaces
 * @param createNamespace missing namespaces are created
 * @param correctDrift missing objects are applied again
 * @param keep which objects stay
 * @param takeOver which objects of others may be taken
 * @param ignored conditions that do not count for health
 * @param inventory what may be on the cluster
 * @param unsupported what the bundle asks for that is not served yet; empty = nothing
 */
record DeploymentRequest(
    Owner owner,
    String wantedId,
    String appliedId,
    boolean paused,
    long force,
    long served,
    Verdict monitored,
    String account,
    Placement placement,
    boolean createNamespace,
    boolean correctDrift,
    Keep keep,
    TakeOver takeOver,
    List<Map<String, String>> ignored,
    Inventory inventory,
    List<String> unsupported) {

  /** Reads a BundleDeployment. */
  static DeploymentRequest of(BundleDeployment resource) {
    var owner = new Owner(resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    var spec = Objects.requireNonNullElseGet(resource.getSpec(), BundleDeploymentSpec::new);
    var status = Objects.requireNonNullElseGet(resource.getStatus(), BundleDeploymentStatus::new);
    var options = Objects.requireNonNullElseGet(spec.options, BundleDeploymentOptions::new);
    var placement =
        new Placement(
            text(options.defaultNamespace).isEmpty() ? "default" : options.defaultNamespace,
            text(options.namespace));
    return new DeploymentRequest(
        owner,
        text(spec.deploymentID),
        text(status.appliedDeploymentID),
        isTrue(spec.paused) || isTrue(spec.offSchedule),
        number(options.forceSyncGeneration),
        number(status.syncGeneration),
        Verdict.read(status.conditions, ConditionType.MONITORED),
        text(options.serviceAccount),
        placement,
        !Boolean.FALSE.equals(options.createNamespace),
        Stream.of(spec.correctDrift, options.correctDrift)
            .anyMatch(drift -> drift != null && isTrue(drift.enabled)),
        new Keep(isTrue(options.keepResources), !isTrue(options.deleteCRDResources)),
        new TakeOver(
            owner,
            options.helm != null && isTrue(options.helm.takeOwnership),
            handedOver(options, placement)),
        Optional.ofNullable(options.ignore).map(ignore -> ignore.conditions).orElseGet(List::of),
        Inventory.of(status.resources),
        Unsupported.in(spec, options));
  }

  /** The name of the Content that holds the wanted version. */
  String contentName() {
    var colon = wantedId.indexOf(':');
    return colon < 0 ? wantedId : wantedId.substring(0, colon);
  }

  /** Whether the wanted version still has to be applied. */
  boolean outdated() {
    return !wantedId.equals(appliedId) || force != served;
  }

  /** The same, once the wanted version is on the cluster with these objects. */
  DeploymentRequest applied(Inventory objects) {
    return new DeploymentRequest(
        owner,
        wantedId,
        wantedId,
        paused,
        force,
        force,
        monitored,
        account,
        placement,
        createNamespace,
        correctDrift,
        keep,
        takeOver,
        ignored,
        objects,
        unsupported);
  }

  /** The objects as they are on the cluster: in the bundle's own namespace where they name none. */
  private static Set<String> handedOver(BundleDeploymentOptions options, Placement placement) {
    return Stream.ofNullable(options.overwrites)
        .flatMap(List::stream)
        .flatMap(
            object ->
                namespaces(text(object.namespace), placement)
                    .map(namespace -> object.kind + " " + namespace + "/" + object.name))
        .collect(Collectors.toSet());
  }

  /** Of a kind whose scope is not known here: the bundle's namespace, or none. */
  private static Stream<String> namespaces(String written, Placement placement) {
    return written.isEmpty() || !placement.forcedNamespace().isEmpty()
        ? Stream.of("", placement.home())
        : Stream.of(written);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static long number(Long value) {
    return value == null ? 0 : value;
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
