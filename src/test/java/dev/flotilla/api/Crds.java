package dev.flotilla.api;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleNamespaceMapping;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterRegistration;
import dev.flotilla.api.fleet.ClusterRegistrationToken;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.HelmOp;
import dev.flotilla.api.fleet.ImageScan;
import dev.flotilla.api.fleet.Policy;
import dev.flotilla.api.fleet.Schedule;
import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The CustomResourceDefinitions, made from the classes: fabric8's generator, completed by {@link
 * SchemaDetails} and {@link PrinterColumns}.
 */
public final class Crds {

  /** Every kind that is installed. */
  public static final List<Class<? extends CustomResource<?, ?>>> KINDS =
      List.of(
          GitRepo.class,
          Bundle.class,
          BundleDeployment.class,
          Content.class,
          Cluster.class,
          ClusterGroup.class,
          HelmOp.class,
          GitRepoRestriction.class,
          BundleNamespaceMapping.class,
          Policy.class,
          ImageScan.class,
          Schedule.class,
          ClusterRegistration.class,
          ClusterRegistrationToken.class,
          Flotilla.class);

  private static final Map<Class<?>, CustomResourceDefinition> BY_KIND =
      KINDS.stream().collect(Collectors.toMap(Function.identity(), Crds::generate));

  private Crds() {}

  /** The definition of a kind; shared, so not to be changed. */
  static CustomResourceDefinition of(Class<?> kind) {
    return BY_KIND.get(kind);
  }

  private static CustomResourceDefinition generate(Class<? extends CustomResource<?, ?>> kind) {
    var made = new CustomResourceDefinition[1];
    new CRDGenerator()
        .customResourceClasses(List.of(kind))
        .forCRDVersions("v1")
        .withOutput(new Discarded())
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String version) {
                made[0] = (CustomResourceDefinition) crd;
                return crd;
              }
            })
        .generate();
    SchemaDetails.complete(kind, made[0]);
    PrinterColumns.order(kind, made[0]);
    return made[0];
  }

  private static final class Discarded
      extends CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream> {
    @Override
    protected ByteArrayOutputStream createStreamFor(String name) {
      return new ByteArrayOutputStream();
    }
  }
}
