package dev.flotilla.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the operator is told by its surroundings: environment variables {@code FLOTILLA_…}. */
@ConfigMapping(prefix = "flotilla")
public interface OperatorSettings {

  /** The namespace that the operator runs in and keeps its own objects in. */
  @WithDefault("flotilla-system")
  String namespace();

  /** The image of sync and clean-up pods: the operator's own. */
  @WithDefault("flotilla:dev")
  String image();

  /** The name of the operator's pod, by which events and leases tell instances apart. */
  @WithDefault("flotilla")
  String podName();

  /** How bundles are deployed. */
  Deploy deploy();

  /** How bundles are deployed. */
  interface Deploy {

    /**
     * In whose name bundles are deployed that name no service account, when there is no {@code
     * fleet-default}; empty forbids that.
     */
    @WithDefault("flotilla-deployer")
    Optional<String> defaultAccount();
  }
}
