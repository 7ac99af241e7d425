package dev.flotilla.deploy;

/**
 * Objects of one type, as one account sees them.
 *
 * @param account the service account
 * @param apiVersion group and version
 * @param kind the kind
 */
record WatchedType(String account, String apiVersion, String kind) {

  static WatchedType of(Tenant tenant, ObjectKey key) {
    return new WatchedType(tenant.account(), key.apiVersion(), key.kind());
  }
}
