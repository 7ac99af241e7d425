package dev.flotilla.feature;

import jakarta.inject.Singleton;

/** The accounts of sync pods and their bindings, which go after the Jobs that use them. */
@Singleton
public class SyncAccounts extends SyncObjectsDependent {

  SyncAccounts() {
    super(SyncObject.ROLE_BINDING, SyncObject.ACCOUNT);
  }
}
