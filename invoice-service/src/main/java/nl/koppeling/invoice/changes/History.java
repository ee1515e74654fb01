package nl.koppeling.invoice.changes;

import java.util.List;
import java.util.Optional;
import nl.koppeling.events.OrderVersion;

/**
 * Which versions of an order are known.
 *
 * @param booked of the sale that counts; empty when the order is not known yet
 * @param changes later versions, the oldest first
 */
record History(Optional<OrderVersion> booked, List<Change> changes) {

  History {
    changes = List.copyOf(changes);
  }

  /** True for a version later than all known, with another content than the latest of them. */
  boolean isNews(OrderVersion version) {
    boolean later =
        booked.stream().allMatch(version::supersedes)
            && changes.stream()
                .map(Change::version)
                .noneMatch(k -> k.equals(version) || k.modifiedAt().isAfter(version.modifiedAt()));
    return later && latest().filter(l -> l.contentHash().equals(version.contentHash())).isEmpty();
  }

  /** An open change of this very version whose content was not kept when it was noticed. */
  Optional<Change> emptyOf(OrderVersion version) {
    return changes.stream()
        .filter(c -> c.decision() == Decision.OPEN && c.version().equals(version))
        .filter(c -> c.code() == ChangeCode.ORDER_CHANGED_AFTER_BOOKING && c.later().isEmpty())
        .findFirst();
  }

  /** A person declined this content while the same revision of the order stood. */
  boolean declined(OrderVersion version, int revision) {
    return changes.stream()
        .anyMatch(
            c ->
                c.decision() == Decision.DECLINED
                    && c.revision() == revision
                    && c.version().contentHash().equals(version.contentHash()));
  }

  private Optional<OrderVersion> latest() {
    Optional<OrderVersion> noticed = changes.stream().map(Change::version).reduce((a, b) -> b);
    boolean bookedLater =
        noticed.isEmpty()
            || booked.filter(b -> b.modifiedAt().isAfter(noticed.get().modifiedAt())).isPresent();
    return bookedLater ? booked : noticed;
  }
}
