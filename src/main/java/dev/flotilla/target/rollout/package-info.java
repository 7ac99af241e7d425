/**
 * The pace at which clusters get a new version: which of them may have it now. Pure: no client, no
 * clock.
 */
package dev.flotilla.target.rollout;
