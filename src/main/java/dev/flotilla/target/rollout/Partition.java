package dev.flotilla.target.rollout;

import java.util.List;

/**
 * Clusters that get a new version as one step of a rollout.
 *
 * @param name for people
 * @param maxUnavailable how many of them may be unavailable at a time
 * @param members its clusters
 * @param <T> what stands for a cluster
 */
public record Partition<T>(String name, int maxUnavailable, List<T> members) {}
