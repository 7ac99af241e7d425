/**
 * From a BundleDeployment to objects on the cluster, and back to how they do: render, apply,
 * record, prune, watch. Whatever touches a user's objects belongs here, always in the name of an
 * account.
 */
package dev.flotilla.deploy;
