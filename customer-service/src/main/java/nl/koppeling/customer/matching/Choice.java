package nl.koppeling.customer.matching;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Which relation it is going to be. The same relations always lead to the same choice. */
public sealed interface Choice {

  /**
   * An existing one.
   *
   * @param others how many others would have done as well; never merged, only counted
   */
  record Adopt(UUID relationId, int code, int others) implements Choice {}

  /** None fits: suppliers, inactive and system rows cannot be invoiced. */
  record MakeNew() implements Choice {}

  /**
   * An active customer with exactly this address; of several the one with the lowest customer
   * number, which is the oldest (reliability reference R6).
   */
  static Choice among(List<Candidate> offered, Email.Usable email) {
    List<Candidate> fitting =
        offered.stream()
            .filter(candidate -> candidate.fits(email))
            .sorted(Comparator.comparingInt(Candidate::code).thenComparing(Candidate::id))
            .toList();
    return fitting.isEmpty()
        ? new MakeNew()
        : new Adopt(fitting.getFirst().id(), fitting.getFirst().code(), fitting.size() - 1);
  }
}
