/** The commands that show what a Bundle becomes: on which clusters, and as which objects. */
package dev.flotilla.command.bundles;
