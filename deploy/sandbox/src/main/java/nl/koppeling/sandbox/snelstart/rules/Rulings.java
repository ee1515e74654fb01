package nl.koppeling.sandbox.snelstart.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/**
 * The sandbox's choice where SnelStart's behaviour is not known for certain (SnelStart API
 * reference 17). Each can be switched, so that a client can be tried against either.
 */
@ApplicationScoped
public class Rulings {

  /** How much of an address must be there once any of it is (REL-0060). */
  public enum AddressRule {
    /** Street, postcode, city and country. */
    FULL,
    /** Street, postcode and city. */
    WITHOUT_COUNTRY,
    /** Nothing. */
    OFF
  }

  private volatile AddressRule addressRule;
  private volatile BigDecimal vatTolerance;
  private volatile boolean emptyMoneyEntries;

  /** Opens with the strict choices. */
  public Rulings() {
    reset();
  }

  /** Back to the strict choices. */
  public final void reset() {
    addressRule = AddressRule.FULL;
    vatTolerance = new BigDecimal("0.05");
    emptyMoneyEntries = false;
  }

  /** How much of an address must be there. */
  public AddressRule addressRule() {
    return addressRule;
  }

  /** Sets how much of an address must be there. */
  public void addressRule(AddressRule rule) {
    addressRule = rule;
  }

  /**
   * Euro that VAT may differ from lines times rate, at least; a cent per line when that is more.
   */
  public BigDecimal vatTolerance() {
    return vatTolerance;
  }

  /** Sets the tolerance on VAT in euro. */
  public void vatTolerance(BigDecimal euro) {
    vatTolerance = euro;
  }

  /** Whether a bank or cash entry with 0 received and 0 spent is taken. */
  public boolean emptyMoneyEntries() {
    return emptyMoneyEntries;
  }

  /** Sets whether a bank or cash entry with 0 received and 0 spent is taken. */
  public void emptyMoneyEntries(boolean taken) {
    emptyMoneyEntries = taken;
  }
}
