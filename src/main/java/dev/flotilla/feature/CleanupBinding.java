package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Singleton;

/** Lets the clean-up pods list and delete sync Jobs, by the static ClusterRole of that name. */
@Singleton
public class CleanupBinding extends SingletonDependent<ClusterRoleBinding> {

  CleanupBinding() {
    super(ClusterRoleBinding.class, ManagedObject.CLEANUP_BINDING);
  }

  @Override
  protected ClusterRoleBinding desired(Flotilla primary, Context<Flotilla> context) {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(object().objectName())
        .withLabels(Labels.of(Labels.CLEANUP))
        .endMetadata()
        .withNewRoleRef()
        .withApiGroup("rbac.authorization.k8s.io")
        .withKind("ClusterRole")
        .withName("flotilla-cleanup")
        .endRoleRef()
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(ManagedObject.CLEANUP_ACCOUNT.objectName())
        .withNamespace(settings.namespace())
        .endSubject()
        .build();
  }
}
