/**
 * From the files of a commit to bundles: which directories count, what their names, contents and
 * hashes are, exactly as Fleet makes them. Reads files; knows neither cluster nor clock.
 */
package dev.flotilla.bundle;
