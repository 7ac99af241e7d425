package dev.flotilla.feature;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.cleanup.CleanupReport;
import java.util.Optional;

/**
 * What came of one run of the clean-up.
 *
 * @param run as the status tells it
 * @param report the numbers; empty when the pod left none
 */
record CleanupOutcome(CleanupRun run, Optional<CleanupReport> report) {}
