package nl.koppeling.connection.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Why orders were booked as they were, as the invoice service says. */
@ApplicationScoped
public class Explanations {

  private final InvoiceApi invoices;
  private final ObjectMapper json;

  @Inject
  Explanations(@RestClient InvoiceApi invoices, ObjectMapper json) {
    this.invoices = invoices;
    this.json = json;
  }

  /**
   * The explanation of an order, whose owner was checked; refuses with 404 when nothing of it was
   * composed, with 503 when the invoice service does not answer.
   */
  public Uni<Explanation> of(UUID connectionId, long orderId) {
    return invoices
        .booking(connectionId, orderId)
        .map(
            answer ->
                switch (answer.getStatus()) {
                  case 200 -> read(answer);
                  case 404 -> throw Refusal.of(OrderCode.NOT_COMPOSED);
                  default -> throw Away.unexpected("the invoice service", answer.getStatus());
                })
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent("the invoice service", failure));
  }

  private Explanation read(RestResponse<byte[]> answer) {
    try {
      return json.readValue(answer.getEntity(), Explanation.class);
    } catch (IOException unreadable) {
      throw Away.silent("the invoice service", unreadable);
    }
  }
}
