package dev.flotilla.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

  /** How often is looked for what older versions of Fleet left behind. */
  Leftovers leftovers();

  /** How often is looked for what older versions of Fleet left behind. */
  interface Leftovers {

    /** The time between two looks while nothing else happens. */
    @WithDefault("PT10M")
    Duration interval();
  }

  /** How often is looked for objects of kinds that are not served. */
  Unserved unserved();

  /** How often is looked for objects of kinds that are not served. */
  interface Unserved {

    /** The time between two looks. */
    @WithDefault("PT1M")
    Duration interval();
  }
}
