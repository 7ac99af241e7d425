/**
 * What older versions of Fleet left behind: which objects these are, decided from the objects
 * alone, and the sweep that finds them, takes over the one that is needed, and removes the others.
 */
package dev.flotilla.leftover;
