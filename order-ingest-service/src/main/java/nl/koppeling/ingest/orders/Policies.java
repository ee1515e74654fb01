package nl.koppeling.ingest.orders;

import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.intake.EligibilityPolicy;

/** The eligibility policy of a connection. */
public final class Policies {

  private Policies() {}

  public static EligibilityPolicy of(ConnectionChanged connection) {
    return new EligibilityPolicy(
        connection.completedStatuses(), connection.startFrom(), connection.intake());
  }
}
