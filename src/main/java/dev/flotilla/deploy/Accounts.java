package dev.flotilla.deploy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In whose name objects are read, applied and deleted: the operator has no rights of its own on
 * them. Accounts live in the operator's namespace, as Fleet looks them up in its agent's: the one
 * that the bundle names, else {@code fleet-default} if it exists, else the fall-back.
 */
public final class Accounts {

  private static final String FLEET_DEFAULT = "fleet-default";

  /** Accounts of the operator itself; a tenant must not borrow their rights. */
  private static final String RESERVED = "flotilla-";

  private final KubernetesClient operator;
  private final String namespace;
  private final String fallback;
  private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

  /**
   * Makes the choice for one operator.
   *
   * @param operator the operator's own client; all requests share its connections
   * @param namespace the operator's namespace
   * @param fallback the account when nothing else is there; empty forbids it
   */
  public Accounts(KubernetesClient operator, String namespace, String fallback) {
    this.operator = operator;
    this.namespace = namespace;
    this.fallback = fallback;
  }

  /**
   * The client to deploy with.
   *
   * @param wanted the account that the bundle names; empty = none
   * @throws AccountException when there is none that may be used
   */
  public Tenant choose(String wanted) {
    if (!wanted.isEmpty()) {
      return tenant(named(wanted));
    }
    if (exists(FLEET_DEFAULT)) {
      return tenant(FLEET_DEFAULT);
    }
    if (fallback.isEmpty()) {
      throw new AccountException(
          ("no service account to deploy with: name one in serviceAccount, or create %s in namespace"
                  + " %s, or set flotilla.deploy.default-account")
              .formatted(FLEET_DEFAULT, namespace));
    }
    return tenant(fallback);
  }

  private String named(String wanted) {
    if (wanted.startsWith(RESERVED)) {
      throw new AccountException(
          "serviceAccount %s is refused: accounts that begin with %s are the operator's own"
              .formatted(wanted, RESERVED));
    }
    if (!exists(wanted)) {
      throw new AccountException(
          "serviceAccount %s does not exist in namespace %s; create it there with the rights that"
                  .formatted(wanted, namespace)
              + " the bundle needs");
    }
    return wanted;
  }

  private boolean exists(String name) {
    return operator.serviceAccounts().inNamespace(namespace).withName(name).get() != null;
  }

  private Tenant tenant(String name) {
    return tenants.computeIfAbsent(name, this::impersonate);
  }

  private Tenant impersonate(String name) {
    var user = "system:serviceaccount:" + namespace + ":" + name;
    var config =
        new RequestConfigBuilder(operator.getConfiguration().getRequestConfig())
            .withImpersonateUsername(user)
            .build();
    return new Tenant(name, operator.newClient(config).adapt(KubernetesClient.class));
  }
}
