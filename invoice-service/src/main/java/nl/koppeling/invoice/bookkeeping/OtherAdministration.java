package nl.koppeling.invoice.bookkeeping;

import java.util.UUID;

/** The admission leads to another administration than the one the owner confirmed. */
final class OtherAdministration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherAdministration(UUID connectionId) {
    super("the key of connection " + connectionId + " leads to another administration");
  }
}
