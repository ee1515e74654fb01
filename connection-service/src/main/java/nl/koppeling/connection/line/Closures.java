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

/** "Booked elsewhere", said to the service a document got stuck at. */
@ApplicationScoped
public class Closures {

  private final ShopOrdersApi shops;
  private final CustomerApi customers;
  private final InvoiceApi invoices;

  @Inject
  Closures(
      @RestClient ShopOrdersApi shops,
      @RestClient CustomerApi customers,
      @RestClient InvoiceApi invoices) {
    this.shops = shops;
    this.customers = customers;
    this.invoices = invoices;
  }

  /**
   * Closes a document, whose owner was checked, for good. Refuses with 404 when the service does
   * not know it, 409 when it is not parked there, 503 when the service does not answer.
   */
  public Uni<Void> close(Station station, UUID connectionId, long orderId, long refundId) {
    ClosureApi api =
        switch (station) {
          case INGEST -> shops;
          case CUSTOMER -> customers;
          case INVOICE -> invoices;
        };
    return api.close(connectionId, orderId, refundId)
        .invoke(answer -> check(station, answer))
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent(station.name(), failure))
        .replaceWithVoid();
  }

  private static void check(Station station, RestResponse<byte[]> answer) {
    switch (answer.getStatus()) {
      case 202 -> {}
      case 404 -> throw Refusal.of(OrderCode.DOCUMENT_UNKNOWN);
      case 409 -> throw Refusal.of(OrderCode.NOT_CLOSABLE);
      default -> throw Away.unexpected(station.name(), answer.getStatus());
    }
  }
}
