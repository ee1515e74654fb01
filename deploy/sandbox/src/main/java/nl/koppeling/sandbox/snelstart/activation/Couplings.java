package nl.koppeling.sandbox.snelstart.activation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administrations;

/** Which reference of which application got which key of which administration. */
@ApplicationScoped
class Couplings {

  private static final int MOST = 10_000;

  /** A coupling. */
  record Coupling(UUID administration, String key) {}

  private record Owner(String app, String referenceKey) {}

  private final Administrations administrations;
  private final Map<Owner, Coupling> all =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Owner, Coupling> eldest) {
          return size() > MOST;
        }
      };

  Couplings(Administrations administrations) {
    this.administrations = administrations;
  }

  /** Gives a reference a fresh key; the one it had stops working. */
  synchronized Coupling issue(String app, String referenceKey, UUID administration) {
    Owner owner = new Owner(app, referenceKey);
    Coupling before = all.remove(owner);
    if (before != null) {
      administrations.withdrawKey(before.key());
    }
    Coupling coupling = new Coupling(administration, administrations.issueKey(administration, app));
    all.put(owner, coupling);
    return coupling;
  }

  /** Withdraws the key of a reference. */
  synchronized Optional<Coupling> withdraw(String app, String referenceKey) {
    Coupling coupling = all.remove(new Owner(app, referenceKey));
    if (coupling != null) {
      administrations.withdrawKey(coupling.key());
    }
    return Optional.ofNullable(coupling);
  }

  /** Forgets all couplings. */
  synchronized void clear() {
    all.clear();
  }

  /** The coupling of a reference. */
  synchronized Optional<Coupling> find(String app, String referenceKey) {
    return Optional.ofNullable(all.get(new Owner(app, referenceKey)));
  }
}
