/**
 * What Prometheus is told of the objects: gauges in Fleet's names, read from the caches of the
 * controllers when somebody asks, and counters of what happens to a GitRepo. What only one room
 * counts, for example the switch, is in that room.
 */
package dev.flotilla.metrics;
