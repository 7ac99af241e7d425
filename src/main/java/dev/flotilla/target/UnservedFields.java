package dev.flotilla.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The fields of a Bundle that Flotilla does not serve yet, so that none is ignored in silence.
 *
 * @param blocking those without which a deployment would be a wrong one
 * @param harmless those without which it is right, for example the pace of a rollout
 */
record UnservedFields(List<String> blocking, List<String> harmless) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The fields of a target that choose clusters; all others differ the deployment there. */
  private static final Set<String> CHOICE =
      Set.of(
          "name",
          "clusterName",
          "clusterSelector",
          "clusterGroup",
          "clusterGroupSelector",
          "doNotDeploy");

  static UnservedFields of(BundleSpec spec) {
    var blocking = new ArrayList<String>();
    if (given(spec.contentsId)) {
      blocking.add("spec.contentsId");
    }
    if (spec.helmOpOptions != null) {
      blocking.add("spec.helmOpOptions");
    }
    if (given(spec.valuesHash)) {
      blocking.add("spec.valuesHash");
    }
    var own = JSON.valueToTree(spec);
    var targets = Objects.requireNonNullElse(spec.targets, List.<BundleTarget>of());
    for (var i = 0; i < targets.size(); i++) {
      var field = "spec.targets[" + i + "].";
      JSON.valueToTree(targets.get(i)).properties().stream()
          .filter(member -> !CHOICE.contains(member.getKey()) && saysSomething(member.getValue()))
          // A sync writes targetNamespace into the Bundle and each target, as Fleet's does.
          .filter(member -> !member.getValue().equals(own.get(member.getKey())))
          .map(Map.Entry::getKey)
          .map(field::concat)
          .forEach(blocking::add);
    }
    return new UnservedFields(
        List.copyOf(blocking),
        spec.rolloutStrategy != null && saysSomething(JSON.valueToTree(spec.rolloutStrategy))
            ? List.of("spec.rolloutStrategy")
            : List.of());
  }

  private static boolean given(String text) {
    return text != null && !text.isEmpty();
  }

  private static boolean saysSomething(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, ARRAY -> !value.isEmpty();
      case STRING -> !value.textValue().isEmpty();
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.decimalValue().signum() != 0;
      default -> false;
    };
  }
}
