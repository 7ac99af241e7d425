package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.feature.Decision;

/** What is to be done about a wish to switch the feature, decided from a live read alone. */
sealed interface FlipAnswer {

  /** The name of the feature. */
  String NAME = Decision.CONTINUOUS_DELIVERY;

  /** The choice has been made already: nothing is written. */
  record Unchanged(String message) implements FlipAnswer {}

  /** The choice is to be written into the Flotilla object that there is. */
  record Choose(String command) implements FlipAnswer {}

  /** The Flotilla object is to be made with the choice. */
  record Create(String command) implements FlipAnswer {}

  /**
   * It is not for this command to do.
   *
   * @param message why, and what to do instead
   * @param command the command that would do it; empty when there is none
   */
  record Refused(String message, String command) implements FlipAnswer {}

  /** How a person would do it; empty when there is nothing to do or no way. */
  default String command() {
    return switch (this) {
      case Unchanged unchanged -> "";
      case Choose choose -> choose.command();
      case Create create -> create.command();
      case Refused refused -> refused.command();
    };
  }

  /**
   * Decides.
   *
   * @param on what is wished
   * @param create whether the Flotilla object may be made when there is none
   * @param flags options for the commands in messages, each with a blank before it; may be empty
   */
  static FlipAnswer of(Facts facts, boolean on, boolean create, String flags) {
    var own = "flotilla features %s %s".formatted(on ? "enable" : "disable", NAME) + flags;
    if (facts.flotilla().isEmpty()) {
      return create
          ? new Create(own + " --create")
          : new Refused(
              "there is no Flotilla object, so nothing of the chain runs and nothing can be chosen;"
                  + " make it with the choice: "
                  + own
                  + " --create",
              own + " --create");
    }
    if (facts.leaving()) {
      return new Refused(
          "the Flotilla object is being deleted, which switches the chain off; wait until it is"
              + " gone, then make it anew: "
              + own
              + " --create",
          "");
    }
    if (facts.rancherDecides()) {
      return rancher(facts, on, flags);
    }
    var chosen = facts.flotilla().map(flotilla -> flotilla.getSpec().features);
    return chosen.map(features -> features.get(NAME)).filter(value -> value == on).isPresent()
        ? new Unchanged("%s is %s already, chosen by spec.features".formatted(NAME, word(on)))
        : new Choose(own);
  }

  private static FlipAnswer rancher(Facts facts, boolean on, String flags) {
    var said = facts.decision().map(Decision::message).orElseThrow();
    if (facts.wanted() == on) {
      return new Unchanged("%s is %s already, %s".formatted(NAME, word(on), said));
    }
    var command =
        "kubectl%s patch %s %s --type=merge -p '{\"spec\":{\"value\":%s}}'"
            .formatted(flags, Feature.DEFINITION, NAME, on);
    if (facts.locked()) {
      return new Refused(
          "%s is %s, %s; only Rancher can unlock it".formatted(NAME, word(!on), said), "");
    }
    return new Refused(
        "%s is %s, %s; changing that restarts Rancher, so do it yourself when that suits: %s"
            .formatted(NAME, word(!on), said, command),
        command);
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  /** The specification that makes the choice, as JSON. */
  static String choice(boolean on) {
    return "{\"spec\":{\"features\":{\"%s\":%s}}}".formatted(NAME, on);
  }

  /** The object that is made with the choice; the schema adds what else there is, as JSON. */
  static String object(boolean on) {
    return "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"},%s"
        .formatted(
            new Flotilla().getApiVersion(),
            new Flotilla().getKind(),
            Flotilla.NAME,
            choice(on).substring(1));
  }
}
