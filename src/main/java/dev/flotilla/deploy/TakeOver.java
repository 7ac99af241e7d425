package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether an object that is already on the cluster may be made one's own. An object of nobody may,
 * and one that a BundleDeployment left behind which is no more; of another BundleDeployment or Helm
 * release only when the bundle says so.
 *
 * @param owner who asks
 * @param all whether it may take over everything (Fleet: {@code helm.takeOwnership})
 * @param handedOver objects, as {@code kind namespace/name}, that another bundle hands over (Fleet:
 *     {@code overwrites})
 */
record TakeOver(Owner owner, boolean all, Set<String> handedOver) {

  private static final String RELEASE = "meta.helm.sh/release-name";
  private static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

  /**
   * Who the object belongs to and keeps belonging to; empty = it may be taken.
   *
   * @param alive tells whether a BundleDeployment exists
   */
  Optional<String> refusal(ObjectKey key, HasMetadata live, Predicate<Owner> alive) {
    var annotations =
        Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.<String, String>of());
    var id = annotations.get(Owner.ID);
    if (owner.id().equals(id) || all || handedOver.contains(handle(key))) {
      return Optional.empty();
    }
    if (id != null && Owner.parse(id).map(alive::test).orElse(true)) {
      return Optional.of("it belongs to the BundleDeployment " + id);
    }
    return Optional.ofNullable(annotations.get(RELEASE))
        .map(
            release ->
                "it belongs to the Helm release %s/%s"
                    .formatted(annotations.getOrDefault(RELEASE_NAMESPACE, "?"), release));
  }

  static String handle(ObjectKey key) {
    return key.kind() + " " + key.namespace() + "/" + key.name();
  }
}
