/**
 * The command {@code apply}: makes Bundles of directories, as Fleet's command of that name does,
 * and prints them or writes them to a cluster.
 */
package dev.flotilla.command.apply;
