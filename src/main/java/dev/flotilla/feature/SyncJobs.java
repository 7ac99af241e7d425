package dev.flotilla.feature;

import jakarta.inject.Singleton;

/** The sync Jobs, running and finished. */
@Singleton
public class SyncJobs extends SyncObjectsDependent {

  SyncJobs() {
    super(SyncObject.JOB);
  }
}
