package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.leftover.Sweep;
import java.util.List;
import java.util.Map;

/**
 * What belongs to the chain besides the objects of the switch.
 *
 * @param gitRepos namespace and name of each GitRepo
 * @param keeps objects that no flip touches, counted by kind
 * @param cleanupJobs the Jobs of the clean-up CronJob, which go with it
 * @param leftovers what older versions of Fleet left, and what would be done with it
 */
record Chain(
    List<String> gitRepos,
    Map<String, Integer> keeps,
    List<ManagedResource> cleanupJobs,
    Sweep.Preview leftovers) {}
