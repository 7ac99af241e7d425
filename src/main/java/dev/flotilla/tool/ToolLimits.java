package dev.flotilla.tool;

import java.time.Duration;

/**
 * What one run of a program may take.
 *
 * @param time from its start to its end
 * @param memory bytes of memory that only it uses; files that it maps do not count
 * @param output bytes that it may print to either of its outputs
 */
public record ToolLimits(Duration time, long memory, int output) {

  /** For a small task in a pod of little memory. */
  public static final ToolLimits SMALL = new ToolLimits(Duration.ofSeconds(10), 96 << 20, 4 << 20);
}
