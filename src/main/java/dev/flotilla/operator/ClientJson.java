package dev.flotilla.operator;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How the client reads and writes JSON: with the one mapper that {@link Serialization} has, since
 * what a mapper learns about the classes of a pod alone is some MiB; and knowing by name only the
 * kinds that are watched as classes. Objects of all other kinds stay generic, as they are handled.
 */
class ClientJson {

  /** {@link Status} is how the API server ends a watch. */
  private static final List<Class<? extends KubernetesResource>> KINDS =
      List.of(
          Status.class,
          Job.class,
          Flotilla.class,
          GitRepo.class,
          Bundle.class,
          BundleDeployment.class,
          Cluster.class,
          ClusterGroup.class);

  @Produces
  @Singleton
  KubernetesSerialization serialization() {
    var serialization = new KubernetesSerialization(Serialization.jsonMapper(), false);
    KINDS.forEach(serialization::registerKubernetesResource);
    return serialization;
  }
}
