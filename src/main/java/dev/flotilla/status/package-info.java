/**
 * What is said about objects: conditions, states, sums and messages, made of facts that others
 * found. The only room that makes conditions. Pure, but for the patch that carries a status away.
 */
package dev.flotilla.status;
