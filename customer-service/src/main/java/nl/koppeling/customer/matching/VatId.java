package nl.koppeling.customer.matching;

/**
 * A VAT number as the tax offices' register is asked for it.
 *
 * @param prefix two letters: a member state ({@code EL} for Greece), or {@code XI}
 * @param number what follows, 2 to 12 capitals, digits, plus signs and asterisks
 */
public record VatId(String prefix, String number) {

  public VatId {
    if (!prefix.matches("[A-Z]{2}") || !number.matches("[0-9A-Z+*]{2,12}")) {
      throw new IllegalArgumentException("not a VAT number");
    }
  }

  static VatId of(String whole) {
    return new VatId(whole.substring(0, 2), whole.substring(2));
  }

  /** Prefix and number in one. */
  public String whole() {
    return prefix + number;
  }

  @Override
  public String toString() {
    return "VatId[***]";
  }
}
