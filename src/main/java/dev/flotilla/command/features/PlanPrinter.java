package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.LeftoverAction;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.command.terminal.OutputFormat;
import dev.flotilla.command.terminal.TextTable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as people and programs want to see it. */
final class PlanPrinter {

  private PlanPrinter() {}

  /** The text, with the end of its last line. */
  static String print(FlipPlan plan, OutputFormat format) {
    return switch (format) {
      case TABLE, WIDE -> text(plan);
      case JSON -> Serialization.asJson(plan) + "\n";
      case YAML -> Serialization.asYaml(plan);
    };
  }

  private static String text(FlipPlan plan) {
    var text = new StringBuilder(head(plan));
    section(text, (plan.changes() ? "Would be" : "Still to be") + " removed", plan.removes());
    section(text, (plan.changes() ? "Would be" : "Still to be") + " created", plan.creates());
    if (plan.changes() && !plan.follows().isEmpty()) {
      text.append(
          "\nWould be followed (%s), each from the commit that it is at:\n"
              .formatted(ObjectWords.count(plan.follows().size(), "GitRepo")));
      plan.follows().forEach(each -> text.append("  ").append(each).append('\n'));
    }
    leftovers(text, plan);
    text.append("\nKept: ")
        .append(
            plan.keeps().entrySet().stream()
                .map(entry -> ObjectWords.count(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", ")))
        .append(", and all that was deployed.\nNothing was changed.");
    if (plan.changes() && !plan.command().isEmpty()) {
      text.append(" To do it: ").append(plan.command());
    }
    return text.append('\n').toString();
  }

  private static String head(FlipPlan plan) {
    return "%s is %s: %s.\n%s\n"
        .formatted(plan.feature(), word(plan.enabled()), plan.message(), ask(plan));
  }

  private static String ask(FlipPlan plan) {
    if (!plan.changes()) {
      return "It would stay %s; this flip changes nothing.".formatted(word(plan.enabled()));
    }
    var effect = plan.planned() ? plan.creates() : plan.removes();
    var verb = plan.planned() ? "create" : "remove";
    return "Switching it %s would %s %s."
        .formatted(
            word(plan.planned()),
            verb,
            effect.isEmpty() ? "no object" : ObjectWords.byKind(effect));
  }

  private static void section(StringBuilder text, String title, List<ManagedResource> objects) {
    if (!objects.isEmpty()) {
      var table = new TextTable();
      objects.forEach(each -> table.row("  " + each.kind, ObjectWords.path(each) + note(each)));
      text.append('\n').append(title).append(":\n").append(table);
    }
  }

  private static void leftovers(StringBuilder text, FlipPlan plan) {
    if (!plan.leftovers().isEmpty()) {
      var table = new TextTable();
      for (var each : plan.leftovers()) {
        table.row(
            "  " + words(each.action),
            each.kind,
            "%s/%s (%s)".formatted(each.namespace, each.name, each.message));
      }
      text.append("\nLeft by older versions of Fleet, and what is done with it:\n").append(table);
    }
    plan.unseen()
        .forEach(each -> text.append("\nNot looked at for left-overs: ").append(each).append("\n"));
  }

  private static String words(LeftoverAction action) {
    return switch (action) {
      case Adopted -> "taken over";
      case Found -> "only listed";
      case Removed, Removing, Blocked -> "removed";
    };
  }

  private static String note(ManagedResource object) {
    return object.message == null ? "" : " (" + object.message + ")";
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }
}
