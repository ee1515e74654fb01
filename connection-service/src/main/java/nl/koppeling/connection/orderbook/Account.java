package nl.koppeling.connection.orderbook;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.snelstart.LedgerAccount;

/** A ledger account as its owner knows it: number and name. */
final class Account {

  private Account() {}

  /** For example "8000 Omzet hoog"; without its name the number, without that the id. */
  static String named(UUID id, int number, Map<UUID, LedgerAccount> names) {
    return Optional.ofNullable(names.get(id))
        .map(account -> account.number() + " " + account.description())
        .orElseGet(() -> number > 0 ? Integer.toString(number) : id.toString());
  }
}
