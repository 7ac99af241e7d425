package dev.flotilla.deploy;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A service account that things are done in the name of.
 *
 * @param account its name, in the operator's namespace
 * @param client a client that impersonates it
 */
public record Tenant(String account, KubernetesClient client) {}
