package nl.koppeling.customer.finding;

import java.time.Duration;

/** What a turn does next. */
sealed interface Next {

  /** Nothing is due. */
  record Nothing() implements Next {}

  /** Something was done without any call; look again. */
  record Again() implements Next {}

  /** Work is due, but no call may be made now. */
  record Rest(Duration period) implements Next {}

  /** Ask the register for this number. */
  record Prove(Doubtful doubtful) implements Next {}

  /** Find or make this one. */
  record Find(Task task) implements Next {}
}
