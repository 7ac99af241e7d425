package dev.flotilla.deploy;

import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Why one object could not be applied or deleted.
 *
 * @param object the object, as messages name it
 * @param message the reason, at most {@value #LENGTH} characters
 */
record Problem(ObjectKey object, String message) {

  static final int LENGTH = 400;

  private static final int FORBIDDEN = 403;

  Problem {
    message = message.length() > LENGTH ? message.substring(0, LENGTH - 1) + "…" : message;
  }

  /** What the API server answered, in the name of whom. */
  static Problem of(ObjectKey object, Tenant tenant, KubernetesClientException e) {
    var answer = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
    var text = answer == null ? "the API server gave no reason (" + e.getCode() + ")" : answer;
    if (object.is("Secret")) {
      // A rejected value would be shown to everybody who may read the status.
      text = text.replaceAll("(?s)(Invalid value: |, got ).*", "(value not shown)");
    }
    if (e.getCode() != FORBIDDEN) {
      return new Problem(object, text);
    }
    // The API server says so of the operator, before it looks at what the account may do.
    var who =
        text.contains("cannot impersonate")
            ? "the operator may not act as the service account "
            : "the service account ";
    var lacks = text.contains("cannot impersonate") ? ": " : " lacks a right: ";
    return new Problem(object, who + tenant.account() + lacks + text);
  }

  @Override
  public String toString() {
    return object + ": " + message;
  }
}
