package nl.koppeling.ingest.orders;

import java.time.Instant;
import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.EligibilityPolicy;
import nl.koppeling.ingest.intake.WooOrder;

/**
 * What orders of a connection are judged by. After the owner cancelled the taking along of old
 * orders, those that were not told stay untold whatever happens to them: somebody else may have
 * booked them. Those that were told are looked after as ever.
 *
 * @param untoldFrom orders paid before and never told are skipped
 */
record Terms(ConnectionChanged connection, Optional<Instant> untoldFrom) {

  Eligibility judge(WooOrder order, boolean told) {
    EligibilityPolicy policy = Policies.of(connection);
    return told || untoldFrom.isEmpty()
        ? policy.judge(order)
        : policy.from(untoldFrom.get()).judge(order);
  }
}
