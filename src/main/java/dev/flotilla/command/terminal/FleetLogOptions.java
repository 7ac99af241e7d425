package dev.flotilla.command.terminal;

import picocli.CommandLine.Option;

/** Options of Fleet's commands for their logs. What these commands have to tell is never much. */
public class FleetLogOptions {

  @Option(
      names = "--debug",
      arity = "0..1",
      description = "Taken and not used: there is no log that could be longer.")
  boolean debug;

  @Option(names = "--debug-level", description = "Taken and not used, like --debug.")
  int debugLevel;
}
