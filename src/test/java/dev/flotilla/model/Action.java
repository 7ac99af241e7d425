package dev.flotilla.model;

import java.util.function.Consumer;

/**
 * Something that is done to the world.
 *
 * @param kind what it is counted as
 * @param detail what exactly, for somebody who plays it again
 */
record Action(String kind, String detail, Consumer<World> effect) {

  void run(World world) {
    effect.accept(world);
    world.figures.acted(kind);
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? kind : kind + " " + detail;
  }
}
