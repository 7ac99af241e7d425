/**
 * The options that hold on one cluster: those of the Bundle with those of its targets merged in.
 * Pure: no client, no clock.
 */
package dev.flotilla.target.options;
