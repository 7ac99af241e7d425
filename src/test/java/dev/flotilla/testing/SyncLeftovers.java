package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** The Jobs, accounts and bindings of syncs that exist, in all namespaces. */
public record SyncLeftovers(KubernetesClient admin) {

  private static final String LABEL = "app.kubernetes.io/component";

  /** Kind and name of each. */
  public List<String> names() {
    return Stream.of(
            admin.batch().v1().jobs().inAnyNamespace().withLabel(LABEL, "sync").list().getItems(),
            admin.serviceAccounts().inAnyNamespace().withLabel(LABEL, "sync").list().getItems(),
            admin.rbac().roleBindings().inAnyNamespace().withLabel(LABEL, "sync").list().getItems())
        .<HasMetadata>flatMap(List::stream)
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }
}
