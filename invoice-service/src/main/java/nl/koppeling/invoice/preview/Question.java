package nl.koppeling.invoice.preview;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderRefunded;

/**
 * Orders of a connection that may not be on yet, so the question brings what is not known here.
 *
 * @param connection as it would be announced, with the settings to book by
 * @param bearer token of its administration, for reading VAT rates; a secret
 * @param orders at most 50
 */
public record Question(
    @NotNull ConnectionChanged connection,
    @NotBlank String bearer,
    @NotNull @Size(max = 50) List<@Valid @NotNull Candidate> orders) {

  public Question {
    orders = orders == null ? List.of() : List.copyOf(orders);
  }

  /**
   * One order and its refunds, as they would arrive here.
   *
   * @param sale its relation is any: the booking does not depend on it
   */
  public record Candidate(@NotNull CustomerLinked sale, List<OrderRefunded> refunds) {
    public Candidate {
      refunds = refunds == null ? List.of() : List.copyOf(refunds);
    }
  }

  @Override
  public String toString() {
    return "Question[" + connection.connectionId() + "]";
  }
}
