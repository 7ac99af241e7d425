/**
 * The operator's own controllers in the test's JVM, without Quarkus: many lives one after the other
 * or side by side, each begun in a fraction of a second, whose requests a test can count, refuse
 * and cut off.
 */
package dev.flotilla.testing.inprocess;
