package nl.koppeling.customer.matching;

/**
 * What the tax of a sale asks of the relation it is booked on. SnelStart reads the VAT return from
 * the relation's country and VAT number (SnelStart API reference 8.2 and 8.4; VAT reference 3.3),
 * so a relation that does not fit is left alone and another one is made; neither is ever changed.
 */
public sealed interface Seat {

  /** Whether a sale of this kind may be booked on the relation. */
  boolean fits(Candidate candidate);

  /**
   * Dutch VAT, export, or nothing that depends on the relation.
   *
   * @param oss whether SnelStart books every private person in another member state under OSS: then
   *     Dutch VAT on such a relation is refused (8.4)
   */
  record Open(boolean oss) implements Seat {

    /** Anybody but a business, and under OSS anybody at all, in another member state. */
    @Override
    public boolean fits(Candidate candidate) {
      return !VatNumber.abroadInUnion(candidate.country())
          || (candidate.vatNumber().isEmpty() && !oss);
    }
  }

  /**
   * VAT of another member state under OSS.
   *
   * @param prefix the member state's VAT prefix
   */
  record Consumer(String prefix) implements Seat {

    /** In that country, without a VAT number. */
    @Override
    public boolean fits(Candidate candidate) {
      return VatNumber.prefixOf(candidate.country()).equals(prefix)
          && candidate.vatNumber().isEmpty();
    }
  }

  /**
   * An intra-EU supply at 0 % on a number the register knows.
   *
   * @param id the number; its prefix is the country
   */
  record Business(VatId id) implements Seat {

    /** In the number's country, with exactly this number. */
    @Override
    public boolean fits(Candidate candidate) {
      return VatNumber.prefixOf(candidate.country()).equals(id.prefix())
          && candidate.vatIn(id.prefix()).equals(id.whole());
    }
  }
}
