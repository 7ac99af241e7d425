package dev.flotilla.target.options;

import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.api.fleet.ValuesFrom;
import dev.flotilla.api.fleet.ValuesReference;
import dev.flotilla.bundle.HelmValues;
import java.util.Map;

/** Merges the options of a Helm chart. */
final class HelmMerge {

  private HelmMerge() {}

  /**
   * @param base may be null, and is changed
   * @param custom may be null
   */
  static HelmOptions merge(HelmOptions base, HelmOptions custom) {
    if (custom == null) {
      return base;
    }
    var merged = base == null ? new HelmOptions() : base;
    merged.chart = Fields.text(merged.chart, custom.chart);
    merged.repo = Fields.text(merged.repo, custom.repo);
    merged.version = Fields.text(merged.version, custom.version);
    merged.releaseName = Fields.text(merged.releaseName, custom.releaseName);
    merged.timeoutSeconds = timeout(merged.timeoutSeconds, custom.timeoutSeconds);
    merged.maxHistory = Fields.positive(merged.maxHistory, custom.maxHistory);
    merged.values = values(merged.values, custom.values);
    merged.templateValues = Fields.map(merged.templateValues, custom.templateValues);
    merged.valuesFrom = Fields.byKey(merged.valuesFrom, custom.valuesFrom, HelmMerge::key);
    merged.valuesFiles = Fields.append(merged.valuesFiles, custom.valuesFiles);
    merged.force = Fields.or(merged.force, custom.force);
    merged.takeOwnership = Fields.or(merged.takeOwnership, custom.takeOwnership);
    merged.atomic = Fields.or(merged.atomic, custom.atomic);
    merged.waitForJobs = Fields.or(merged.waitForJobs, custom.waitForJobs);
    merged.disablePreProcess = Fields.or(merged.disablePreProcess, custom.disablePreProcess);
    merged.disableDNS = Fields.or(merged.disableDNS, custom.disableDNS);
    merged.skipSchemaValidation =
        Fields.or(merged.skipSchemaValidation, custom.skipSchemaValidation);
    merged.disableDependencyUpdate =
        Fields.or(merged.disableDependencyUpdate, custom.disableDependencyUpdate);
    return merged;
  }

  /** A negative number takes the timeout of the base away. */
  private static Integer timeout(Integer base, Integer custom) {
    return custom != null && custom < 0 ? null : Fields.positive(base, custom);
  }

  private static Map<String, Object> values(Map<String, Object> base, Map<String, Object> custom) {
    return base == null || custom == null
        ? Fields.either(base, custom)
        : HelmValues.merge(base, custom);
  }

  /** What names the same key of the same object is the same; what names nothing is always new. */
  private static String key(ValuesFrom from) {
    if (from.configMapKeyRef != null) {
      return "configmap" + key(from.configMapKeyRef);
    }
    return from.secretKeyRef == null ? "" : "secret" + key(from.secretKeyRef);
  }

  private static String key(ValuesReference reference) {
    return Fields.key("", reference.namespace, reference.name, reference.key);
  }
}
