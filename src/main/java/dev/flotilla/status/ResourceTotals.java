package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.ResourceCounts;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/** Adds up how many deployed objects are in which state. */
public final class ResourceTotals {

  private ResourceTotals() {}

  /** The objects of all BundleDeployments. */
  public static ResourceCounts of(Collection<BundleDeployment> deployments) {
    return sum(
        deployments.stream()
            .map(BundleDeployment::getStatus)
            .filter(Objects::nonNull)
            .map(status -> status.resourceCounts));
  }

  /** The sum of counts; null counts nothing. */
  public static ResourceCounts sum(Stream<ResourceCounts> counts) {
    var sum = new ResourceCounts();
    counts.filter(Objects::nonNull).forEach(each -> add(sum, each));
    return sum;
  }

  private static void add(ResourceCounts sum, ResourceCounts more) {
    sum.ready += more.ready;
    sum.desiredReady += more.desiredReady;
    sum.waitApplied += more.waitApplied;
    sum.modified += more.modified;
    sum.orphaned += more.orphaned;
    sum.missing += more.missing;
    sum.unknown += more.unknown;
    sum.notReady += more.notReady;
  }
}
