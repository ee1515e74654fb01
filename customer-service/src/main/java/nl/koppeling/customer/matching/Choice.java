package nl.koppeling.customer.matching;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Which relation it is going to be. The same relations always lead to the same choice. */
public sealed interface Choice {

  /**
   * An existing one.
   *
   * @param others how many others would have done as well; never merged, only counted
   */
  record Adopt(UUID relationId, int code, int others) implements Choice {}

  /** None fits. Suppliers, inactive and system rows cannot be invoiced. */
  record MakeNew() implements Choice {}

  /**
   * An active customer with exactly this address whose country and VAT number fit the sale; of
   * several the one with the lowest customer number, which is the oldest (reliability reference
   * R6).
   */
  static Choice among(List<Candidate> offered, Email.Usable email, Seat seat) {
    return first(offered, candidate -> email.isIn(candidate.emails()) && seat.fits(candidate));
  }

  /** The same for a relation that has no address of its buyer and is known by its name. */
  static Choice named(List<Candidate> offered, String name, Seat seat) {
    return first(
        offered, candidate -> candidate.name().equalsIgnoreCase(name) && seat.fits(candidate));
  }

  private static Choice first(List<Candidate> offered, Predicate<Candidate> wanted) {
    List<Candidate> fitting =
        offered.stream()
            .filter(Candidate::bookable)
            .filter(wanted)
            .sorted(Comparator.comparingInt(Candidate::code).thenComparing(Candidate::id))
            .toList();
    return fitting.isEmpty()
        ? new MakeNew()
        : new Adopt(fitting.getFirst().id(), fitting.getFirst().code(), fitting.size() - 1);
  }
}
