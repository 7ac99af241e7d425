package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.HelmOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Helm values of a Bundle on their own, since more people may read Bundles than Secrets: what
 * the Secret of the Bundle's name holds (Fleet's {@code internal/helmvalues}).
 *
 * @param data JSON by key: {@code values.yaml} has the Bundle's own values, the name of a target
 *     those of that target
 */
public record BundleValues(SortedMap<String, byte[]> data) {

  /** The type of the Secret, by which Fleet knows it. */
  public static final String SECRET_TYPE = "fleet.cattle.io/bundle-values/v1alpha1";

  private static final String OWN = "values.yaml";

  /** What a key of a Secret may be. */
  private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  /**
   * Takes the values out of a Bundle and leaves their hash there.
   *
   * @throws BundleReadException {@code InvalidYaml} when a target with values has no name that the
   *     Secret can hold them under
   */
  public static BundleValues takeFrom(Bundle bundle) {
    var spec = bundle.getSpec();
    var data = new TreeMap<String, byte[]>();
    put(data, OWN, spec);
    for (var target : targets(spec)) {
      if (hasValues(target)) {
        requireKey(bundle, target.name, data);
      }
      put(data, target.name, target);
    }
    var values = new BundleValues(data);
    spec.valuesHash = null;
    if (!values.isEmpty()) {
      clear(spec);
      targets(spec).forEach(BundleValues::clear);
      spec.valuesHash = values.hash();
    }
    return values;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return data.isEmpty();
  }

  /** {@code spec.valuesHash}: the SHA-256 of the data as Go writes it; empty when there is none. */
  public String hash() {
    if (isEmpty()) {
      return "";
    }
    var out = new StringBuilder();
    var separator = '{';
    for (var entry : data.entrySet()) {
      GoJson.string(out.append(separator), entry.getKey());
      out.append(":\"").append(Base64.getEncoder().encodeToString(entry.getValue())).append('"');
      separator = ',';
    }
    return Hashes.sha256(out.append('}').toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Puts the values back where they were taken from, for example to deploy them.
   *
   * @throws IllegalArgumentException when the data is not what {@link #takeFrom} makes
   */
  public void putInto(BundleSpec spec) {
    give(spec, data.get(OWN));
    targets(spec).forEach(target -> give(target, data.get(target.name)));
  }

  private static void give(BundleDeploymentOptions options, byte[] values) {
    if (values == null || values.length == 0) {
      return;
    }
    options.helm = Objects.requireNonNullElseGet(options.helm, HelmOptions::new);
    try {
      options.helm.values =
          GoValues.map(JSON.readValue(new String(values, StandardCharsets.UTF_8), MAP));
    } catch (JsonProcessingException e) {
      // What stands there may be secret, so nothing of it is said.
      throw new IllegalArgumentException("the values are no JSON object");
    }
  }

  private static void put(Map<String, byte[]> data, String key, BundleDeploymentOptions options) {
    if (hasValues(options)) {
      var out = new StringBuilder();
      GoJson.value(out, GoJson.sorted(JSON.valueToTree(options.helm.values)));
      data.put(key, out.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean hasValues(BundleDeploymentOptions options) {
    return options.helm != null && options.helm.values != null && !options.helm.values.isEmpty();
  }

  private static void clear(BundleDeploymentOptions options) {
    if (options.helm != null) {
      options.helm.values = null;
      options.helm.valuesFiles = null;
    }
  }

  private static void requireKey(Bundle bundle, String name, Map<String, byte[]> data) {
    if (name == null || !KEY.matcher(name).matches() || data.containsKey(name)) {
      throw new BundleReadException(
          InvalidYaml,
          bundle.getMetadata().getName(),
          "the target \"%s\" has Helm values, so its name must be one that no other target has, of letters, digits, -, _ and ."
              .formatted(name == null ? "" : name));
    }
  }

  private static List<BundleTarget> targets(BundleSpec spec) {
    return spec.targets == null ? List.of() : spec.targets;
  }
}
