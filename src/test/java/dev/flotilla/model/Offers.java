package dev.flotilla.model;

import java.util.function.Supplier;

/** Takes what may come next. */
interface Offers {

  /**
   * @param weight how likely it is among all that are offered
   */
  void offer(int weight, Supplier<Action> choice);
}
