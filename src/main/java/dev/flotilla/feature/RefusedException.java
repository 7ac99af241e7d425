package dev.flotilla.feature;

import java.util.List;
import java.util.stream.Collectors;

/** Some objects of a node of the workflow were refused; the others were dealt with. */
class RefusedException extends RuntimeException {

  private static final int NAMED = 5;

  private final transient List<Refusal> refusals;

  RefusedException(List<Refusal> refusals) {
    super(shown(refusals));
    this.refusals = List.copyOf(refusals);
  }

  List<Refusal> refusals() {
    return refusals;
  }

  private static String shown(List<Refusal> refusals) {
    var text =
        refusals.stream().limit(NAMED).map(Refusal::toString).collect(Collectors.joining("; "));
    return refusals.size() <= NAMED ? text : text + "; and " + (refusals.size() - NAMED) + " more";
  }
}
