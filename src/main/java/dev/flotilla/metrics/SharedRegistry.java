package dev.flotilla.metrics;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The registry of Prometheus' client that is shown to whoever scrapes. Without this Quarkus makes
 * another one for each who asks for it.
 */
class SharedRegistry {

  @Produces
  @Singleton
  CollectorRegistry registry() {
    return new CollectorRegistry(true);
  }
}
