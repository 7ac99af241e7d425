package dev.flotilla.api;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Equal to a specification that says nothing but the defaults of the schema, which is left out when
 * a {@link Flotilla} is written. A patch that only names the object, as the one is that adds a
 * finalizer, would otherwise put all settings back to their defaults.
 */
@RegisterForReflection
public final class DefaultSpec {

  @Override
  public boolean equals(Object spec) {
    return spec == null
        || spec instanceof FlotillaSpec && Serialization.asJson(spec).equals(DefaultsHolder.JSON);
  }

  @Override
  public int hashCode() {
    return 0;
  }

  private static final class DefaultsHolder {
    private static final String JSON = Serialization.asJson(new FlotillaSpec());
  }
}
