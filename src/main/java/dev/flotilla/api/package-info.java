/**
 * What the API types of Fleet and of Flotilla share: how their JSON looks, and how Go's durations
 * are read. A line belongs here when it says what a field looks like; what it means is for others.
 */
package dev.flotilla.api;
