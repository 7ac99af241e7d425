/**
 * Programs of others that are run for one answer, such as helm: by a list of arguments, in a clean
 * environment, one at a time, and bounded in time, memory and output.
 */
package dev.flotilla.tool;
