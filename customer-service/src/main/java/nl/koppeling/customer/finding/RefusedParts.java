package nl.koppeling.customer.finding;

import java.util.Optional;
import nl.koppeling.customer.linking.Refusals;
import nl.koppeling.customer.matching.OptionalPart;
import nl.koppeling.customer.matching.Person;
import nl.koppeling.customer.matching.Seat;
import nl.koppeling.events.Reason;
import nl.koppeling.snelstart.Problem;
import nl.koppeling.snelstart.Reaction;
import nl.koppeling.snelstart.Refused;

/** What SnelStart's objections to a new relation mean for us (SnelStart API reference 12.2). */
final class RefusedParts {

  private static final int LONGEST_MESSAGE = 300;

  private RefusedParts() {}

  /**
   * The part to leave out, when the objections are about one we can do without. The address and the
   * VAT number only when the tax does not stand on them.
   */
  static Optional<OptionalPart> omissible(Refused refused, Seat seat) {
    if (refused.has("REL-0012") || refused.has("REL-0013")) {
      return Optional.of(OptionalPart.PHONE);
    }
    boolean open = seat instanceof Seat.Open;
    return switch (refused.reaction()) {
      case EMAIL -> Optional.of(OptionalPart.EMAIL);
      case ADDRESS -> Optional.of(OptionalPart.ADDRESS).filter(part -> open);
      case VAT_NUMBER -> Optional.of(OptionalPart.VAT_NUMBER).filter(part -> open);
      default -> Optional.empty();
    };
  }

  /** The reason for the owner: the first objection, without anything that points at the buyer. */
  static Reason reason(Refused refused, Seat seat, Person person) {
    Problem first =
        refused.problems().stream().findFirst().orElse(new Problem("HTTP-" + refused.status(), ""));
    if (seat instanceof Seat.Business && refused.reaction() == Reaction.VAT_NUMBER) {
      return Refusals.vatNumberRefused(first.code());
    }
    String message = person.hiddenIn(first.message());
    return Refusals.relationRefused(
        first.code(),
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message);
  }
}
