/**
 * What all commands for people share: which cluster they talk to, how they print, how they end, and
 * what they say when the cluster does not answer as it should.
 */
package dev.flotilla.command.terminal;
