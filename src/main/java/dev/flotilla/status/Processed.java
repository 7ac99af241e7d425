package dev.flotilla.status;

/** Fleet's condition on Clusters and ClusterGroups: the controller has looked at the object. */
final class Processed {

  static final String TYPE = "Processed";

  private Processed() {}
}
