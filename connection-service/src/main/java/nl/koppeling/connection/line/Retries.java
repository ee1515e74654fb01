package nl.koppeling.connection.line;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.history.Station;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** "Try again", asked of the service a document got stuck at. */
@ApplicationScoped
public class Retries {

  private final CustomerApi customers;
  private final InvoiceApi invoices;

  @Inject
  Retries(@RestClient CustomerApi customers, @RestClient InvoiceApi invoices) {
    this.customers = customers;
    this.invoices = invoices;
  }

  /**
   * Lets a document, whose owner was checked, go on. Refuses with 404 when the service does not
   * know it, 409 when nothing can be tried, 503 when the service does not answer.
   *
   * @param station not {@link Station#INGEST}: what a shop says is read again when it changes
   */
  public Uni<Void> retry(Station station, UUID connectionId, long orderId, long refundId) {
    RetryApi api =
        switch (station) {
          case INGEST -> throw Refusal.of(OrderCode.NOTHING_TO_RETRY);
          case CUSTOMER -> customers;
          case INVOICE -> invoices;
        };
    return api.retry(connectionId, orderId, refundId)
        .invoke(answer -> check(station, answer))
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent(station.name(), failure))
        .replaceWithVoid();
  }

  private static void check(Station station, RestResponse<byte[]> answer) {
    switch (answer.getStatus()) {
      case 202 -> {}
      case 404 -> throw Refusal.of(OrderCode.DOCUMENT_UNKNOWN);
      case 409 -> throw Refusal.of(OrderCode.NOTHING_TO_RETRY);
      default -> throw Away.unexpected(station.name(), answer.getStatus());
    }
  }
}
