package dev.flotilla.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.HelmOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The Helm values of a BundleDeployment on their own: what the Secret of its name holds, so that
 * none stand in the BundleDeployment, which more people may read (Fleet's {@code ExtractOptions}).
 *
 * @param released JSON of those of {@code spec.options}; empty = none
 * @param staged JSON of those of {@code spec.stagedOptions}; empty = none
 */
public record DeploymentValues(String released, String staged) {

  /** The type of the Secret, by which Fleet knows it. */
  public static final String SECRET_TYPE = "fleet.cattle.io/bundle-deployment/v1alpha1";

  public static final DeploymentValues NONE = new DeploymentValues("", "");

  private static final String RELEASED = "values";
  private static final String STAGED = "stagedValues";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  /** The values in some options as JSON, as Go writes it; empty when there are none. */
  public static String in(BundleDeploymentOptions options) {
    if (options.helm == null || options.helm.values == null || options.helm.values.isEmpty()) {
      return "";
    }
    var out = new StringBuilder();
    GoJson.value(out, GoJson.sorted(JSON.valueToTree(GoValues.map(options.helm.values))));
    return out.toString();
  }

  /**
   * @param data what the Secret holds
   */
  public static DeploymentValues of(Map<String, byte[]> data) {
    return new DeploymentValues(text(data.get(RELEASED)), text(data.get(STAGED)));
  }

  /** Whether there are none at all. */
  public boolean isEmpty() {
    return released.isEmpty() && staged.isEmpty();
  }

  /** {@code spec.valuesHash}: the SHA-256 of both; null when there are none. */
  public String hash() {
    return isEmpty() ? null : Hashes.sha256((released + staged).getBytes(StandardCharsets.UTF_8));
  }

  /** What the Secret is to hold. */
  public Map<String, byte[]> data() {
    return Map.of(
        RELEASED, released.getBytes(StandardCharsets.UTF_8),
        STAGED, staged.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Puts the values back, for example to deploy them, and takes their hash away.
   *
   * @throws IllegalArgumentException when they are no JSON objects
   */
  public void putInto(BundleDeploymentSpec spec) {
    spec.options = give(spec.options, released);
    spec.stagedOptions = give(spec.stagedOptions, staged);
    spec.valuesHash = null;
  }

  private static BundleDeploymentOptions give(BundleDeploymentOptions options, String values) {
    if (values.isEmpty()) {
      return options;
    }
    // A copy, since what is staged and what is released may be one and the same object.
    var given =
        options == null
            ? new BundleDeploymentOptions()
            : JSON.convertValue(options, BundleDeploymentOptions.class);
    given.helm = Objects.requireNonNullElseGet(given.helm, HelmOptions::new);
    try {
      given.helm.values = JSON.readValue(values, MAP);
    } catch (JsonProcessingException e) {
      // What stands there may be secret, so nothing of it is said.
      throw new IllegalArgumentException("the values are no JSON object");
    }
    return given;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
