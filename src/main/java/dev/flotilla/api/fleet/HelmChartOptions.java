package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a chart is fetched by the target cluster itself. */
@ApiObject
@RegisterForReflection
public class HelmChartOptions {

  @JsonPropertyDescription("Secret with the credentials for the Helm repository.")
  public String helmOpSecretName;

  @Nullable
  @JsonPropertyDescription(
      "Certificates (PEM, in base64) to trust when talking to the Helm repository.")
  public byte[] helmOpCABundle;

  @JsonPropertyDescription(
      "Whether to talk to the Helm repository without checking its certificate.")
  public Boolean helmOpInsecureSkipTLSVerify;
}
