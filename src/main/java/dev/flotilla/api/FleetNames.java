package dev.flotilla.api;

/** Labels, annotations and finalizers of Fleet's, by which the objects of the chain are linked. */
public final class FleetNames {

  /** The API group. */
  public static final String GROUP = "fleet.cattle.io";

  /** Prefix of all of Fleet's labels. */
  public static final String PREFIX = GROUP + "/";

  /** On a Bundle and its BundleDeployments: name of the GitRepo; without it they are nobody's. */
  public static final String REPO_NAME = PREFIX + "repo-name";

  /** On a Bundle: the commit that it was last written for. */
  public static final String COMMIT = PREFIX + "commit";

  /** On a BundleDeployment: name of its Bundle. */
  public static final String BUNDLE = PREFIX + "bundle-name";

  /** On a BundleDeployment: namespace of its Bundle. */
  public static final String BUNDLE_NAMESPACE = PREFIX + "bundle-namespace";

  /** On a BundleDeployment: name of its Cluster; an annotation on the cluster's namespace. */
  public static final String CLUSTER = PREFIX + "cluster";

  /** On a BundleDeployment: namespace of its Cluster; an annotation on the cluster's namespace. */
  public static final String CLUSTER_NAMESPACE = PREFIX + "cluster-namespace";

  /** On what the controller made and may delete. */
  public static final String MANAGED = PREFIX + "managed";

  /** On a BundleDeployment: name of the Content that it deploys. */
  public static final String CONTENT = PREFIX + "content-name";

  /** On a sync Job: generation of its GitRepo; the clean-up finds Jobs by it. */
  public static final String GITREPO_GENERATION = PREFIX + "gitrepo-generation";

  /** On a sync Job: {@code spec.forceSyncGeneration} of its GitRepo. */
  public static final String FORCE_SYNC_GENERATION = PREFIX + "force-sync-generation";

  /** Annotation of a sync Job: the commit that it is about. */
  public static final String JOB_COMMIT = "commit";

  /** Annotation of a sync Job: the generation of the GitRepo that it is about. */
  public static final String JOB_GENERATION = "generation";

  /** Keeps a GitRepo until its Bundles are gone. */
  public static final String GITREPO_FINALIZER = PREFIX + "gitrepo-finalizer";

  /** Keeps a Bundle until its BundleDeployments are gone. */
  public static final String BUNDLE_FINALIZER = PREFIX + "bundle-finalizer";

  /** Keeps a BundleDeployment until its objects are gone. */
  public static final String BUNDLE_DEPLOYMENT_FINALIZER = PREFIX + "bundle-deployment-finalizer";

  /** The CronJob that cleans up after syncs, and the hook Job of some older versions. */
  public static final String CLEANUP = "fleet-cleanup-gitrepo-jobs";

  private static final int LABEL_LENGTH = 63;

  private FleetNames() {}

  /**
   * Whether a label can hold the name of an object, which may be longer than a label's value. What
   * cannot be labelled cannot be asked for either: the API server refuses the question.
   */
  public static boolean fitsLabel(String name) {
    return name.length() <= LABEL_LENGTH;
  }
}
