package dev.flotilla.fuzz;

import java.util.List;

/**
 * Something that reads what strangers wrote.
 *
 * @param name for messages and files
 * @param seeds inputs to begin with; not all of them come to the same
 * @param words pieces that mean something to it
 * @param reader reads one input, and throws nothing, whatever the input is
 */
public record FuzzTarget(String name, List<byte[]> seeds, List<String> words, Reader reader) {

  /** Reads one input. */
  @FunctionalInterface
  public interface Reader {
    /**
     * @return what came of it, in a form in which alike outcomes are equal: an input with a new
     *     outcome is worth changing further
     * @throws Throwable when the reader broke its promise
     */
    String read(byte[] input) throws Throwable;
  }
}
