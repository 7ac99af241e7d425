package dev.flotilla.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts requests: {@code flotilla_webhook_requests_total}, by provider and result. */
@ApplicationScoped
class WebhookMetrics {

  @Inject MeterRegistry registry;

  /**
   * @param provider the name of one that is served, or "none"
   */
  void count(String provider, Result result) {
    Counter.builder("flotilla.webhook.requests")
        .description("Requests to the entrance of webhooks")
        .tag("provider", provider)
        .tag("result", result.word())
        .register(registry)
        .increment();
  }
}
