package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Deleter;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.NameSetter;

/** A node of the switch's workflow that is not one Kubernetes object, and has no watch. */
public abstract class WorkflowNode<R>
    implements DependentResource<R, Flotilla>, Deleter<Flotilla>, NameSetter {

  private String name;

  @Override
  public String name() {
    return name;
  }

  @Override
  public void setName(String name) {
    this.name = name;
  }
}
