package nl.koppeling.customer.preview;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.OrderCompleted;

/**
 * Orders of a connection that may not be on yet, so the question brings what is not known here.
 *
 * @param connection as it would be announced
 * @param bearer token of its administration; a secret
 * @param orders at most 50
 * @param lookUp false: nobody is looked up in the administration
 */
public record Question(
    @NotNull ConnectionChanged connection,
    @NotBlank String bearer,
    @NotNull @Size(max = 50) List<@NotNull OrderCompleted> orders,
    boolean lookUp) {

  public Question {
    orders = orders == null ? List.of() : List.copyOf(orders);
  }

  @Override
  public String toString() {
    return "Question[" + connection.connectionId() + "]";
  }
}
