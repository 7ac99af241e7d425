package dev.flotilla.status;

/** The types of conditions that Flotilla writes: Fleet's, and kstatus' Reconciling and Stalled. */
public final class ConditionType {

  /** The object is as it is wanted to be. */
  public static final String READY = "Ready";

  /** Work towards the wanted state is under way; absent when not. */
  public static final String RECONCILING = "Reconciling";

  /** No progress is possible without a change from outside; absent when not. */
  public static final String STALLED = "Stalled";

  /** GitRepo: the last look at the remote repository succeeded. */
  public static final String GIT_POLLING = "GitPolling";

  /** GitRepo: the specification is one that may be served. */
  public static final String ACCEPTED = "Accepted";

  /** BundleDeployment: objects of some version are there. */
  public static final String INSTALLED = "Installed";

  /** BundleDeployment: the objects of the wanted version are applied. */
  public static final String DEPLOYED = "Deployed";

  /** BundleDeployment: what was applied is being watched. */
  public static final String MONITORED = "Monitored";

  /** Flotilla: the feature of that name runs. */
  public static final String CONTINUOUS_DELIVERY = "ContinuousDelivery";

  /** Flotilla: what older versions left behind is gone or taken over. */
  public static final String LEFTOVERS_REMOVED = "LeftoversRemoved";

  private ConditionType() {}
}
