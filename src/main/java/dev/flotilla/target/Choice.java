package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeploymentOptions;

/**
 * A cluster that a Bundle goes to.
 *
 * @param cluster the cluster
 * @param target the name of the target, or of the first customization, that gives the options
 * @param options what differs there from the Bundle's own options
 */
record Choice(ClusterView cluster, String target, BundleDeploymentOptions options) {}
