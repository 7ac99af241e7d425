/**
 * What every controller needs of the API server and of its own surroundings: settings, events,
 * labels, small caches, lists without contents. A line belongs here when it is about no kind of
 * ours.
 */
package dev.flotilla.kubernetes;
