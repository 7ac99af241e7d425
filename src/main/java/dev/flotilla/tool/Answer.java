package dev.flotilla.tool;

/**
 * How a program ended.
 *
 * @param code its exit code; 0 = well
 * @param output what it printed to standard output
 * @param errors what it printed to standard error
 */
public record Answer(int code, String output, String errors) {}
