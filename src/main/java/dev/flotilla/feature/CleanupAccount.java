package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Singleton;

/** The identity of the clean-up pods. */
@Singleton
public class CleanupAccount extends SingletonDependent<ServiceAccount> {

  CleanupAccount() {
    super(ServiceAccount.class, ManagedObject.CLEANUP_ACCOUNT);
  }

  @Override
  protected ServiceAccount desired(Flotilla primary, Context<Flotilla> context) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName(object().objectName())
        .withNamespace(settings.namespace())
        .withLabels(Labels.of(Labels.CLEANUP))
        .endMetadata()
        .build();
  }
}
