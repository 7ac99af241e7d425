package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A ConfigMap or a Secret that holds Helm values. */
@ApiObject
@RegisterForReflection
public class ValuesFrom {

  @Nullable
  @JsonPropertyDescription("A key of a ConfigMap.")
  public ValuesReference configMapKeyRef;

  @Nullable
  @JsonPropertyDescription("A key of a Secret.")
  public ValuesReference secretKeyRef;
}
