/**
 * One GitRepo after another: what its remote shows, which sync comes next, what came of it. Whether
 * anything may begin at all is asked of {@link dev.flotilla.gitrepo.Intake}, which the switch
 * turns.
 */
package dev.flotilla.gitrepo;
