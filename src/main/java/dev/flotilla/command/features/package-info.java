/**
 * {@code flotilla features}: shows the switch from a live read, tells what a flip would do, and
 * flips it. What is read becomes {@link dev.flotilla.command.features.Facts}; rows, plans and
 * answers are made of those alone, without a client and a clock.
 */
package dev.flotilla.command.features;
