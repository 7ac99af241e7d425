package dev.flotilla.status;

import dev.flotilla.api.fleet.ModifiedStatus;
import dev.flotilla.api.fleet.NonReadyStatus;
import dev.flotilla.api.fleet.NonReadySummary;

/** What is wrong with one deployed object, in Fleet's words. */
final class Details {

  private Details() {}

  /** For example {@code configmap.v1 shop/settings missing}. */
  static String of(ModifiedStatus object) {
    var name = ObjectName.of(object.apiVersion, object.kind, object.namespace, object.name);
    if (Boolean.TRUE.equals(object.missing)) {
      return name + (Boolean.TRUE.equals(object.exist) ? " is not owned by us" : " missing");
    }
    if (Boolean.TRUE.equals(object.delete)) {
      return name + " extra";
    }
    return (name + " modified " + text(object.patch)).strip();
  }

  /** For example {@code deployment.apps shop/web [progressing] Available: 0/1}. */
  static String of(NonReadyStatus object) {
    var name = ObjectName.of(object.apiVersion, object.kind, object.namespace, object.name);
    return object.summary == null ? name : (name + " " + summary(object.summary)).strip();
  }

  private static String summary(NonReadySummary summary) {
    var progressing = Boolean.TRUE.equals(summary.transitioning);
    var error = Boolean.TRUE.equals(summary.error);
    if (!progressing && !error) {
      return text(summary.state);
    }
    var mark = progressing ? error ? "[progressing,error]" : "[progressing]" : "[error]";
    var messages = summary.message;
    return messages == null || messages.isEmpty() ? mark : mark + " " + messages.getFirst();
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
