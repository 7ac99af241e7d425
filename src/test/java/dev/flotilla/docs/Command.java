package dev.flotilla.docs;

import java.nio.file.Path;

/**
 * One command that the documentation shows.
 *
 * @param page where, relative to the project's root
 * @param section the nearest heading above it
 * @param line its first line, counted from 1
 * @param text what a shell is given: all lines of it, with a here-document that belongs to it
 */
public record Command(Path page, String section, int line, String text) {

  /** Where it stands. */
  String place() {
    return page + ":" + line;
  }
}
