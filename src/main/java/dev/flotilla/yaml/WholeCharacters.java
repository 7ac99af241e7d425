package dev.flotilla.yaml;

import java.io.IOException;
import java.io.Reader;

/**
 * Hands a text out in pieces of which none ends in the middle of a character: the parser writes
 * beyond its buffer when one ends so at the buffer's end.
 */
final class WholeCharacters extends Reader {

  private static final int NONE = -1;

  private final Reader text;
  private int kept = NONE;

  WholeCharacters(Reader text) {
    this.text = text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    var total = 0;
    if (kept != NONE && length > 0) {
      buffer[offset] = (char) kept;
      kept = NONE;
      total = 1;
    }
    total += length > total ? Math.max(0, text.read(buffer, offset + total, length - total)) : 0;
    if (total > 1 && Character.isHighSurrogate(buffer[offset + total - 1])) {
      kept = buffer[offset + total - 1];
      total--;
    }
    return total == 0 && length > 0 ? NONE : total;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
