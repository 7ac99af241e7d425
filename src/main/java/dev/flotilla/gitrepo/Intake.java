package dev.flotilla.gitrepo;

import dev.flotilla.api.flotilla.SyncJobSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The entrance of the chain: open, commits are looked for and become sync Jobs; closed, nothing new
 * begins. What only an open entrance needs in memory goes when it closes.
 */
@ApplicationScoped
public class Intake {

  private enum State {
    /** The operator has just started, and nobody has decided. */
    UNDECIDED,
    OPEN,
    CLOSED
  }

  /** Why everything rests that needs a Flotilla object. */
  public static final String NO_SWITCH =
      "continuous-delivery does not run: there is no Flotilla object, or it is being deleted";

  /** Held while opening or closing, which may take as long as a watch takes to begin. */
  private final ReentrantLock change = new ReentrantLock();

  /** Held by the work that must not outlive the opening. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  private State state = State.UNDECIDED;
  private String closedBecause = "";
  private SyncJobSettings settings = new SyncJobSettings();

  @Inject Polls polls;
  @Inject GitRepoEvents events;

  Intake() {}

  /** For tests. */
  Intake(Polls polls, GitRepoEvents events) {
    this.polls = polls;
    this.events = events;
  }

  /** The reason of a choice, as every GitRepo shows it while the feature is off. */
  public static String offBecause(String choice) {
    return "continuous-delivery is off: " + choice;
  }

  /**
   * Lets new work begin. Idempotent; new settings count for Jobs that are made from now on.
   *
   * @throws io.javaoperatorsdk.operator.OperatorException when sync Jobs cannot be watched; then
   *     the entrance is as it was
   */
  public void open(SyncJobSettings wanted) {
    change.lock();
    try {
      if (isOpen()) {
        write(() -> settings = wanted);
        return;
      }
      begin();
      write(
          () -> {
            settings = wanted;
            state = State.OPEN;
          });
    } finally {
      change.unlock();
    }
    events.wakeAll();
  }

  /**
   * Ends all new work; when it returns, nothing that began before can make a Job any more.
   * Idempotent.
   *
   * @param because the reason, which every GitRepo shows
   */
  public void close(String because) {
    change.lock();
    try {
      if (closedBecause().filter(because::equals).isPresent()) {
        return;
      }
      write(
          () -> {
            state = State.CLOSED;
            closedBecause = because;
          });
      end();
    } finally {
      change.unlock();
    }
    events.wakeAll();
  }

  /** Closes unless somebody has decided: there may be no Flotilla object to decide from. */
  public void closeIfUndecided(String because) {
    change.lock();
    try {
      if (!isDecided()) {
        close(because);
      }
    } finally {
      change.unlock();
    }
  }

  private void begin() {
    try {
      polls.start(events::wake);
      events.watch();
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private void end() {
    polls.stop();
    events.unwatch();
  }

  public boolean isOpen() {
    return read(() -> state == State.OPEN);
  }

  public boolean isDecided() {
    return read(() -> state != State.UNDECIDED);
  }

  /** Why it is closed; empty when it is open or nobody has decided. */
  public Optional<String> closedBecause() {
    return read(() -> state == State.CLOSED ? Optional.of(closedBecause) : Optional.empty());
  }

  /**
   * Does something that makes new work, unless the entrance is closed; {@link #close} waits for it.
   *
   * @return what was made; empty when the entrance is closed
   */
  <T> Optional<T> whileOpen(Function<SyncJobSettings, T> work) {
    return read(() -> state == State.OPEN ? Optional.of(work.apply(settings)) : Optional.empty());
  }

  private void write(Runnable transition) {
    lock.writeLock().lock();
    try {
      transition.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T read(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
