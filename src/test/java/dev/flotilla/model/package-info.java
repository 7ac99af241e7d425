/**
 * The model-based test of the switch: random sequences of what people, crashes and a bad network do
 * to it, and after each what must be true then, by a model that knows nothing of the program.
 */
package dev.flotilla.model;
