package dev.flotilla.status;

import java.util.Locale;

/** How messages name an object: {@code deployment.apps default/web}, as Fleet's do. */
public final class ObjectName {

  private ObjectName() {}

  /**
   * The name of an object for people.
   *
   * @param apiVersion for example {@code apps/v1}; what stands before the slash is shown, so an
   *     object of the core group is a {@code configmap.v1}, as in Fleet
   * @param kind for example {@code Deployment}
   * @param namespace null or empty for a cluster-scoped object
   * @param name the object's name
   */
  public static String of(String apiVersion, String kind, String namespace, String name) {
    var type = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    if (apiVersion != null && !apiVersion.isEmpty()) {
      var slash = apiVersion.indexOf('/');
      type += "." + (slash < 0 ? apiVersion : apiVersion.substring(0, slash));
    }
    return namespace == null || namespace.isEmpty()
        ? type + " " + name
        : type + " " + namespace + "/" + name;
  }
}
