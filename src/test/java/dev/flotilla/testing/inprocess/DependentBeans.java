package dev.flotilla.testing.inprocess;

import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.dependent.DependentResourceSpec;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResourceFactory;
import java.util.function.Supplier;

/** Takes the nodes of a workflow from the beans, as the operator SDK of Quarkus does. */
@SuppressWarnings("rawtypes")
record DependentBeans(Supplier<Beans> beans)
    implements DependentResourceFactory<ControllerConfiguration<?>, DependentResourceSpec> {

  @Override
  @SuppressWarnings("unchecked")
  public DependentResource createFrom(
      DependentResourceSpec spec, ControllerConfiguration<?> controller) {
    var dependent =
        (DependentResource) beans.get().get((Class<?>) spec.getDependentResourceClass());
    configure(dependent, spec, controller);
    return dependent;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Class<?> associatedResourceType(DependentResourceSpec spec) {
    return ((DependentResource) beans.get().get((Class<?>) spec.getDependentResourceClass()))
        .resourceType();
  }
}
