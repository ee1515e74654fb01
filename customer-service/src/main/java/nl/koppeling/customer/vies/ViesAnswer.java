package nl.koppeling.customer.vies;

import java.time.Instant;
import java.util.Objects;

/** What the register said about a number, or that it said nothing. */
public sealed interface ViesAnswer {

  /**
   * The number is valid.
   *
   * @param consultationNumber the receipt, or empty when the register gave none
   * @param at when it was asked (UTC)
   */
  record Valid(String consultationNumber, Instant at) implements ViesAnswer {
    public Valid {
      Objects.requireNonNull(consultationNumber, "consultationNumber");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * The register does not know the number.
   *
   * @param at when it was asked (UTC)
   */
  record Invalid(Instant at) implements ViesAnswer {
    public Invalid {
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * No verdict: the register or the member state is away, overloaded or not understood. Says
   * nothing about the number.
   *
   * @param why a code of VIES or one of ours, UPPER_SNAKE; no personal data
   */
  record Unavailable(String why) implements ViesAnswer {
    public Unavailable {
      Objects.requireNonNull(why, "why");
    }
  }
}
