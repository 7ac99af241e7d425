package dev.flotilla.testing.inprocess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, which a test can put forward and back while it runs. */
public final class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Sets how far it is ahead of the machine's clock; negative = behind. */
  public void setAhead(Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("always UTC");
  }
}
