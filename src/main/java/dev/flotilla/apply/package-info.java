/**
 * What the command {@code apply} makes of directories and of files with Bundles, and how it prints
 * it. Needs no cluster.
 */
package dev.flotilla.apply;
