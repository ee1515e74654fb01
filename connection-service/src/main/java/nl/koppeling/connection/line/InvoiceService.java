package nl.koppeling.connection.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Asks the invoice service. Whose order it is must have been checked; every failure is a refusal. */
@ApplicationScoped
public class InvoiceService {

  private static final Logger LOG = Logger.getLogger(InvoiceService.class);
  private static final Duration WAIT = Duration.ofSeconds(60);

  private final InvoiceApi api;
  private final ObjectMapper json;

  @Inject
  InvoiceService(@RestClient InvoiceApi api, ObjectMapper json) {
    this.api = api;
    this.json = json;
  }

  /** Why an order was booked as it was; refuses with 404 when nothing of it was composed. */
  public Uni<Explanation> booking(UUID connectionId, long orderId) {
    return api.booking(connectionId, orderId)
        .map(
            answer ->
                switch (answer.getStatus()) {
                  case 200 -> read(answer);
                  case 404 -> throw Refusal.of(OrderCode.NOT_COMPOSED);
                  default -> throw unexpected(answer);
                })
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(InvoiceService::away);
  }

  /** Lets a document go on; refuses with 404 when it is unknown there, 409 when nothing can be tried. */
  public Uni<Void> retry(UUID connectionId, long orderId, long refundId) {
    return api.retry(connectionId, orderId, refundId)
        .invoke(
            answer -> {
              switch (answer.getStatus()) {
                case 202 -> {}
                case 404 -> throw Refusal.of(OrderCode.DOCUMENT_UNKNOWN);
                case 409 -> throw Refusal.of(OrderCode.NOTHING_TO_RETRY);
                default -> throw unexpected(answer);
              }
            })
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(InvoiceService::away)
        .replaceWithVoid();
  }

  private Explanation read(RestResponse<byte[]> answer) {
    try {
      return json.readValue(answer.getEntity(), Explanation.class);
    } catch (IOException unreadable) {
      LOG.error("the invoice service's explanation does not fit: " + unreadable.getClass());
      throw Refusal.later(OrderCode.TRY_LATER, WAIT);
    }
  }

  private static Refusal unexpected(RestResponse<byte[]> answer) {
    LOG.warnf("the invoice service answers %d", answer.getStatus());
    return Refusal.later(OrderCode.TRY_LATER, WAIT);
  }

  private static Refusal away(Throwable failure) {
    LOG.warnf("the invoice service does not answer: %s", failure.getClass().getSimpleName());
    return Refusal.later(OrderCode.TRY_LATER, WAIT);
  }
}
