package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.GitTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code fleet.yaml} says. Nothing is null here but the fields of the API types, which are
 * null where Go would leave them out.
 *
 * @param name the Bundle's name; empty when it is to be made from the path
 * @param labels for the Bundle
 * @param annotations for the Bundle; Fleet takes them, but does not document it
 * @param spec the Bundle's own fields; its targets are the customizations, each with a name
 * @param imageScans images to look for
 * @param overrideTargets where to deploy to, instead of where the GitRepo says; an empty list is
 *     another thing than none
 */
public record FleetYaml(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    BundleSpec spec,
    List<ImageScanEntry> imageScans,
    Optional<List<GitTarget>> overrideTargets) {

  /** What holds where there is no {@code fleet.yaml}. */
  static FleetYaml none() {
    return of(new FleetYamlFields());
  }

  static FleetYaml of(FleetYamlFields fields) {
    var targets = new ArrayList<BundleTarget>(orEmpty(fields.targets));
    targets.addAll(orEmpty(fields.targetCustomizations));
    for (var i = 0; i < targets.size(); i++) {
      var target = targets.get(i);
      target.name = target.name == null ? "target%03d".formatted(i) : target.name;
    }
    fields.targets = targets;
    return new FleetYaml(
        fields.name == null ? "" : fields.name,
        orEmpty(fields.labels),
        orEmpty(fields.annotations),
        fields.toSpec(),
        orEmpty(fields.imageScans),
        Optional.ofNullable(fields.overrideTargets));
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
