package dev.flotilla.gitrepo;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The Flotilla object, as far as GitRepos depend on there being one. */
@ApplicationScoped
class SwitchObject {

  @Inject KubernetesClient client;
  @Inject Intake intake;

  /**
   * Whether there is an object that the switch will decide from. Without one nobody decides, so
   * that the entrance of the chain is closed here.
   */
  boolean mayDecideSoon() {
    if (client.resources(Flotilla.class).withName(Flotilla.NAME).get() != null) {
      return true;
    }
    intake.closeIfUndecided(Intake.NO_SWITCH);
    return false;
  }
}
