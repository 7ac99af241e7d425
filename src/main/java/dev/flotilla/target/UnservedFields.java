package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a Bundle that Flotilla does not serve yet, so that none is ignored in silence.
 *
 * @param blocking those without which a deployment would be a wrong one
 */
record UnservedFields(List<String> blocking) {

  static UnservedFields of(BundleSpec spec) {
    var blocking = new ArrayList<String>();
    if (given(spec.contentsId)) {
      blocking.add("spec.contentsId");
    }
    if (spec.helmOpOptions != null) {
      blocking.add("spec.helmOpOptions");
    }
    return new UnservedFields(List.copyOf(blocking));
  }

  private static boolean given(String text) {
    return text != null && !text.isEmpty();
  }
}
