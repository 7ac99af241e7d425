package dev.flotilla.deploy;

import dev.flotilla.status.ObjectName;
import java.util.regex.Pattern;

/**
 * What tells one object of a cluster from all others.
 *
 * @param apiVersion group and version, or the version alone for the core group
 * @param kind the kind
 * @param namespace empty for a cluster-scoped object, and before a namespace was chosen
 * @param name the name
 */
public record ObjectKey(String apiVersion, String kind, String namespace, String name) {

  private static final Pattern BUILT_IN = Pattern.compile("[a-z]*|.*\\.k8s\\.io");

  /** The API group; empty for the core group. */
  public String group() {
    var slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /**
   * Whether Kubernetes itself brings the type, so that a custom {@code Service} is not taken for
   * one.
   */
  public boolean builtIn() {
    return BUILT_IN.matcher(group()).matches();
  }

  /** Whether it is of this built-in kind. */
  public boolean is(String builtInKind) {
    return builtInKind.equals(kind) && builtIn();
  }

  /** The same object in another namespace. */
  public ObjectKey in(String other) {
    return new ObjectKey(apiVersion, kind, other, name);
  }

  /** The same object whatever version of its group it is spoken of in. */
  public ObjectKey withoutVersion() {
    return new ObjectKey(group(), kind, namespace, name);
  }

  /** As messages name it: {@code deployment.apps default/web}. */
  @Override
  public String toString() {
    return ObjectName.of(apiVersion, kind, namespace, name);
  }
}
