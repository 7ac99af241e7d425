package dev.flotilla.target.rollout;

/**
 * How fast a rollout may go.
 *
 * @param maxUnavailable clusters that may be unavailable at a time
 * @param maxUnavailablePartitions partitions that may be unavailable before the next one waits
 * @param maxNew clusters that get the bundle for the first time in one round
 */
public record Limits(int maxUnavailable, int maxUnavailablePartitions, int maxNew) {}
