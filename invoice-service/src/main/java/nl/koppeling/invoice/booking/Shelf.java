package nl.koppeling.invoice.booking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What articles of an administration look like (SnelStart API reference 7.6 and 7.15).
 *
 * @param groups revenue groups whose VAT is known
 */
public record Shelf(Codes codes, List<Group> groups) {

  /** Beyond these nothing an owner would call a code goes, whatever the administration says. */
  private static final int LONGEST = 100;

  private static final String NUMBER = "[1-9][0-9]{0,17}";

  public Shelf {
    groups = List.copyOf(groups);
  }

  /** Which codes it takes; {@code maxLength} 0: it does not say, so that none is certain. */
  public record Codes(boolean numeric, int maxLength) {

    /** Whether a text can be a code as it is: what would be cut or read as a number is none. */
    boolean fits(String text) {
      boolean clean =
          !text.isEmpty()
              && text.equals(text.strip())
              && text.chars()
                  .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
      return clean
          && text.length() <= Math.min(maxLength, LONGEST)
          && (!numeric || text.matches(NUMBER));
    }
  }

  /**
   * A revenue group.
   *
   * @param number what the owner sees
   * @param band the VAT its articles bear: {@link Band#HIGH}, {@link Band#LOW} or {@link Band#ZERO}
   * @param ledger the account its turnover is booked on
   */
  public record Group(UUID id, int number, Band band, Optional<UUID> ledger) {}

  /**
   * The group articles of a band are made in: the one on the ledger account the owner chose for the
   * line, else the one with the lowest number.
   */
  Optional<Group> group(Band band, UUID ledger) {
    return groups.stream()
        .filter(g -> g.band() == band)
        .min(
            Comparator.comparing((Group g) -> !g.ledger().equals(Optional.of(ledger)))
                .thenComparing(Group::number)
                .thenComparing(Group::id));
  }
}
