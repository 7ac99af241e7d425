package dev.flotilla.chart;

import java.io.IOException;

/** An archive is broken, or one that would harm; the message says how, without its contents. */
final class ArchiveException extends IOException {

  ArchiveException(String message) {
    super(message);
  }
}
