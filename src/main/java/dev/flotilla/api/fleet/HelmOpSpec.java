package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.GoDuration;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** What a {@link HelmOp} deploys: the fields of a Bundle, and how the chart is fetched. */
@ApiObject
@RegisterForReflection
public class HelmOpSpec extends BundleSpec {

  @JsonPropertyDescription("Labels for the Bundle.")
  public Map<String, String> labels;

  @GoDuration
  @Nullable
  @JsonPropertyDescription(
      "How often to look for new versions of the chart, for example 1h; never when empty or 0.")
  public String pollingInterval;

  @Nullable
  @JsonPropertyDescription("Secret of this namespace with the credentials for the Helm repository.")
  public String helmSecretName;

  @JsonPropertyDescription(
      "Whether to talk to the Helm repository without checking its certificate.")
  public Boolean insecureSkipTLSVerify;
}
