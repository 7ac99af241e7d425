package dev.flotilla.testing.inprocess;

import dev.flotilla.gitrepo.Intake;
import dev.flotilla.kubernetes.Leading;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.operator.OperatorProcess;
import dev.flotilla.operator.Timers;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One life of the operator inside the test's JVM: its controllers with beans, a client and a memory
 * of their own, from {@link Builder#start} to {@link #crash} or {@link #close}.
 */
public final class Incarnation implements AutoCloseable {

  /** One for all lives: each has eight threads, which outlive its clients for a while. */
  private static final HttpClient.Factory HTTP = new VertxHttpClientFactory(Vertx.vertx());

  private final Wire wire;
  private final AtomicBoolean leading;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Activity activity = new Activity();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final KubernetesClient client;
  private final Operator operator;
  private final Beans beans;

  private Incarnation(Builder settings) {
    QuietLog.set();
    wire = settings.wire;
    leading = settings.leading;
    var json = new Beans().get(KubernetesSerialization.class);
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(settings.kubeconfig.toFile()))
            .withKubernetesSerialization(json)
            .withHttpClientFactory(HTTP)
            .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("wire", wire))
            .build();
    operator = new Operator(config -> configure(config, settings.election));
    Timers.calm(operator);
    beans = new Beans(client, json, operator, meters, settings.clock, settings(settings.identity));
    for (var reconciler : beans.reconcilers()) {
      operator.register(reconciler);
    }
  }

  /**
   * Begins to describe a life.
   *
   * @param kubeconfig whose rights it has
   */
  public static Builder with(Path kubeconfig) {
    return new Builder(kubeconfig);
  }

  /** What stands between it and the API server. */
  public Wire wire() {
    return wire;
  }

  /** Whether it has the lease; false when it works without one. */
  public boolean isLeading() {
    return leading.get();
  }

  /** What its controllers are doing. */
  public Activity activity() {
    return activity;
  }

  /** What it has measured. */
  public MeterRegistry meters() {
    return meters;
  }

  /** One of its beans. */
  public <T> T bean(Class<T> type) {
    return beans.get(type);
  }

  /** The names of what a controller is woken by at present, watches above all. */
  @SuppressWarnings("rawtypes")
  public Set<String> sources(String controller) {
    var registered = operator.getRegisteredController(controller).orElseThrow();
    return new TreeSet<>(
        registered.getControllerHealthInfo().eventSourceHealthIndicators().keySet());
  }

  /** Ends it as a killed process ends: nothing more reaches the API server, nothing is released. */
  public void crash() {
    wire.cut();
    end();
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    end();
  }

  private void end() {
    if (ended.getAndSet(true)) {
      return;
    }
    try {
      beans.tell(ShutdownEvent.class, new ShutdownEvent());
      Timers.stop(operator);
    } finally {
      // No timer and no look at a repository outlives a process. The line is cut by now.
      wire.cut();
      try {
        beans.get(Intake.class).close("the process ends");
      } finally {
        client.close();
      }
    }
  }

  private void configure(
      ConfigurationServiceOverrider config, Optional<LeaderElectionConfiguration> election) {
    config
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withMetrics(activity)
        // As in application.properties.
        .withConcurrentReconciliationThreads(16)
        .withConcurrentWorkflowExecutorThreads(4)
        .withDependentResourceFactory(new DependentBeans(() -> beans))
        // The process would end, and the kubelet would start it again.
        .withInformerStoppedHandler((informer, failure) -> cutOnFailure(failure));
    election.ifPresent(config::withLeaderElectionConfiguration);
  }

  private void cutOnFailure(Throwable failure) {
    if (failure != null) {
      wire.cut();
    }
  }

  private static OperatorSettings settings(String identity) {
    return new SmallRyeConfigBuilder()
        .withMapping(OperatorSettings.class)
        .withDefaultValue("flotilla.pod-name", identity)
        // Looks by the clock would fall among the requests that a test counts.
        .withDefaultValue("flotilla.unserved.interval", "PT2H")
        .build()
        .getConfigMapping(OperatorSettings.class);
  }

  /** How a life begins. */
  public static final class Builder {

    private final Path kubeconfig;
    private final Wire wire = new Wire();
    private final AtomicBoolean leading = new AtomicBoolean();
    private String identity = "flotilla-in-process";
    private Clock clock = Clock.systemUTC();
    private Optional<LeaderElectionConfiguration> election = Optional.empty();
    private volatile Incarnation life;

    private Builder(Path kubeconfig) {
      this.kubeconfig = kubeconfig;
    }

    /** Its pod's name. */
    public Builder identity(String identity) {
      this.identity = identity;
      return this;
    }

    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Cuts its line at its n-th write; see {@link Wire#cutAt}. */
    public Builder cutAt(int write, boolean arrives) {
      wire.cutAt(write, arrives);
      return this;
    }

    /** Lets it work only while it holds the lease, whose times are a sixth of JOSDK's. */
    public Builder electing() {
      return electing(Duration.ofMillis(2500));
    }

    /** The same with a longer or shorter lease; its other times are in the same proportion. */
    public Builder electing(Duration lease) {
      election =
          Optional.of(
              LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("flotilla")
                  .withLeaseNamespace(settings(identity).namespace())
                  .withIdentity(identity)
                  .withLeaseDuration(lease)
                  .withRenewDeadline(lease.multipliedBy(2).dividedBy(3))
                  .withRetryPeriod(lease.multipliedBy(2).dividedBy(15))
                  // The process would halt.
                  .withLeaderCallbacks(new LeaderCallbacks(this::lead, wire::cut, leader -> {}))
                  .buildForTest(false));
      return this;
    }

    private void lead() {
      leading.set(election.isPresent());
      life.beans.tell(Leading.class, new Leading());
    }

    /** Starts it; returns when its watches have begun, or its line is cut. */
    public Incarnation start() {
      life = new Incarnation(this);
      try {
        life.beans.get(OperatorProcess.class).start();
        if (election.isEmpty()) {
          lead();
        }
      } catch (RuntimeException e) {
        if (!wire.isCut()) {
          try {
            life.end();
          } catch (RuntimeException further) {
            e.addSuppressed(further);
          }
          throw e;
        }
      }
      return life;
    }
  }
}
