package dev.flotilla.target.template;

import dev.flotilla.api.fleet.BundleDeploymentOptions;

/**
 * Options of one cluster with blanks to fill in.
 *
 * @param options they are changed when the blanks are filled in
 * @param cluster what the blanks are filled in with
 */
public record Blank(BundleDeploymentOptions options, ClusterFacts cluster) {}
