package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A watch on all objects of one type that carry our label, in the name of one account. */
final class TypeWatch {

  /** Longest wait for the first list, in seconds; it goes on in the background. */
  private static final int FIRST_LIST = 5;

  private final SharedIndexInformer<GenericKubernetesResource> informer;
  private final String refusal;

  private TypeWatch(SharedIndexInformer<GenericKubernetesResource> informer, String refusal) {
    this.informer = informer;
    this.refusal = refusal;
  }

  /**
   * Starts a watch.
   *
   * @param changed told the id of the owner of each object that came, changed or went
   */
  static TypeWatch start(Tenant tenant, ResourceDefinitionContext type, Consumer<String> changed) {
    var objects = tenant.client().genericKubernetesResources(type);
    var ours =
        type.isNamespaceScoped()
            ? objects.inAnyNamespace().withLabel(Owner.HASH)
            : objects.withLabel(Owner.HASH);
    var informer = ours.runnableInformer(0);
    try {
      // The informer would log a stack trace for what is an answer to expect.
      ours.list(new ListOptionsBuilder().withLimit(1L).build());
    } catch (KubernetesClientException e) {
      return new TypeWatch(informer, reason(tenant, e));
    }
    informer.itemStore(new TransformingItemStore<>(Slim::slim));
    informer.addEventHandler(new Told(changed));
    try {
      informer.start().toCompletableFuture().get(FIRST_LIST, TimeUnit.SECONDS);
      return new TypeWatch(informer, "");
    } catch (TimeoutException e) {
      return new TypeWatch(informer, "");
    } catch (ExecutionException e) {
      informer.stop();
      return new TypeWatch(informer, reason(tenant, e.getCause()));
    } catch (InterruptedException e) {
      informer.stop();
      Thread.currentThread().interrupt();
      return new TypeWatch(informer, "interrupted");
    }
  }

  /** Why there is no watch; empty = it runs. */
  String refusal() {
    return refusal;
  }

  /** The object as the watch last saw it; empty when the watch does not know. */
  Optional<GenericKubernetesResource> get(ObjectKey key) {
    if (!refusal.isEmpty() || !informer.isWatching()) {
      return Optional.empty();
    }
    var name = key.namespace().isEmpty() ? key.name() : key.namespace() + "/" + key.name();
    return Optional.ofNullable(informer.getStore().getByKey(name));
  }

  void stop() {
    informer.stop();
  }

  private static String reason(Tenant tenant, Throwable cause) {
    var answer =
        cause instanceof KubernetesClientException e && e.getStatus() != null
            ? e.getStatus().getMessage()
            : String.valueOf(cause.getMessage());
    return "as " + tenant.account() + ": " + answer;
  }

  private record Told(Consumer<String> changed)
      implements ResourceEventHandler<GenericKubernetesResource> {

    @Override
    public void onAdd(GenericKubernetesResource object) {
      tell(object);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
      tell(now);
    }

    @Override
    public void onDelete(GenericKubernetesResource object, boolean unknown) {
      tell(object);
    }

    private void tell(GenericKubernetesResource object) {
      var annotations = object.getMetadata().getAnnotations();
      if (annotations != null && annotations.get(Owner.ID) != null) {
        changed.accept(annotations.get(Owner.ID));
      }
    }
  }
}
