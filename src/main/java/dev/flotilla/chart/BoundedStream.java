package dev.flotilla.chart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends what unpacks to more than allowed. */
final class BoundedStream extends FilterInputStream {

  private long left;

  BoundedStream(InputStream in, long limit) {
    super(in);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    var octet = super.read();
    count(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var number = super.read(buffer, offset, length);
    count(Math.max(number, 0));
    return number;
  }

  @Override
  public long skip(long number) throws IOException {
    var skipped = super.skip(number);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) throws ArchiveException {
    left -= bytes;
    if (left < 0) {
      throw new ArchiveException("it unpacks to more than allowed");
    }
  }
}
