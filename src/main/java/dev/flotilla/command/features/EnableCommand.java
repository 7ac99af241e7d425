package dev.flotilla.command.features;

import picocli.CommandLine.Command;

/** Switches a feature on. */
@Command(
    name = "enable",
    mixinStandardHelpOptions = true,
    description = "Switches a feature on, by spec.features of the Flotilla object.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   chosen; with --wait, done and seen by a live read",
      "  1   it could not be done, or something else decides; standard error says what",
      "  2   wrong usage",
      "  3   with --wait: not done in time; standard error names what is in the way"
    })
public class EnableCommand extends FlipCommand {

  /** For picocli. */
  public EnableCommand() {
    super(true);
  }
}
