/**
 * The command line: which commands there are. What a command does is in the room that it is about.
 */
package dev.flotilla.command;
