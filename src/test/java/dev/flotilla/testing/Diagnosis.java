package dev.flotilla.testing;

import java.util.List;

/** Prints why something may have failed, for somebody who has only the output of the build. */
final class Diagnosis {

  private static final int LONGEST = 20_000;

  private static final List<String> QUESTIONS =
      List.of(
          "get flotilla,gitrepo,bundle,bundledeployment,job,pod --all-namespaces --output wide",
          "get flotilla,gitrepo,bundledeployment --all-namespaces --output yaml",
          "get bundle --all-namespaces --output yaml",
          "get job --all-namespaces --output yaml",
          "describe pod --namespace flotilla-system",
          "logs --namespace flotilla-system deployment/flotilla --tail=100");

  private Diagnosis() {}

  static void print(String test, String cluster) {
    System.err.println("=== " + test + " failed; the cluster " + cluster + " says:");
    for (var question : QUESTIONS) {
      System.err.println("--- kubectl " + question);
      System.err.println(answer(cluster, question));
    }
  }

  private static String answer(String cluster, String question) {
    try {
      var answer = Scripts.kubectl(cluster, question.split(" "));
      return answer.length() > LONGEST ? answer.substring(0, LONGEST) + "\n[cut]" : answer;
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }
}
