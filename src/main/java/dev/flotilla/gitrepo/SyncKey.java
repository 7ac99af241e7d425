package dev.flotilla.gitrepo;

/**
 * What one sync is about: a new key means a new Job.
 *
 * @param commit the full id of the commit
 * @param generation the generation of the GitRepo; each change of the specification, {@code
 *     forceSyncGeneration} included, makes a new one
 */
public record SyncKey(String commit, long generation) {}
