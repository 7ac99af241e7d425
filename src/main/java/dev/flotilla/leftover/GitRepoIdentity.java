package dev.flotilla.leftover;

import dev.flotilla.bundle.Names;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * A GitRepo as far as what was made for it, by Fleet or by us, can be recognised.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its uid, which owner references name
 */
public record GitRepoIdentity(String namespace, String name, String uid) {

  /** That of the GitRepo with this metadata. */
  public static GitRepoIdentity of(ObjectMeta metadata) {
    return new GitRepoIdentity(metadata.getNamespace(), metadata.getName(), metadata.getUid());
  }

  /** The name of the account, Role and binding that its syncs run with. */
  String account() {
    return Names.safeConcatName("git", name);
  }
}
