package dev.flotilla.target;

import dev.flotilla.target.template.HelmRunner;
import dev.flotilla.target.template.Templating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one {@link Templating} of the operator, with the helm of its image. */
@ApplicationScoped
class HelmTemplating {

  @Produces
  @Singleton
  Templating templating() {
    return new Templating(HelmRunner.installed());
  }
}
