package dev.flotilla.target;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleResource;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.bundle.BundleValues;
import java.util.List;

/** A Bundle with its Helm values in it. */
final class WholeBundle {

  /** Leaves the files out, so that a copy costs little. */
  private static final ObjectMapper WITHOUT_FILES =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(BundleSpec.class, WithoutFiles.class)
          .build();

  private WholeBundle() {}

  private abstract static class WithoutFiles {
    @JsonIgnore public List<BundleResource> resources;
  }

  /**
   * A copy that shares the files with the Bundle.
   *
   * @param bundle is not changed
   * @throws IllegalArgumentException when the values are not what they should be
   */
  static Bundle of(Bundle bundle, BundleValues values) {
    var whole = new Bundle();
    whole.setMetadata(bundle.getMetadata());
    whole.setStatus(bundle.getStatus());
    whole.setSpec(WITHOUT_FILES.convertValue(bundle.getSpec(), BundleSpec.class));
    whole.getSpec().resources = bundle.getSpec().resources;
    values.putInto(whole.getSpec());
    return whole;
  }
}
