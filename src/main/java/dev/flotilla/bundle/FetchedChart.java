package dev.flotilla.bundle;

import java.nio.file.Path;

/** A chart that was fetched and unpacked; it is there until it is closed. */
public interface FetchedChart extends AutoCloseable {

  /** Everything that was fetched. Links in it may lead anywhere; whoever reads it checks them. */
  Path tree();

  /** The directory in {@link #tree} that was asked for; {@code .} is all of it. */
  String directory();

  @Override
  void close();
}
