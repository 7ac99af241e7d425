/** Reads what nobody would write: inputs that are changed at random, from examples. */
package dev.flotilla.fuzz;
