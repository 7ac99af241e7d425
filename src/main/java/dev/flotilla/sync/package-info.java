/**
 * What runs in a sync Job: one commit becomes the Bundles of one GitRepo, and a verdict. The
 * operator reads the verdict with the same class that the pod writes it with.
 */
package dev.flotilla.sync;
