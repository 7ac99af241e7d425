package dev.flotilla.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Work measured by the processor's time: the clock's depends on what else the machine does. */
public final class CpuTime {

  private CpuTime() {}

  /** What this thread used for something. */
  public static Duration of(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    var begin = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin);
  }
}
