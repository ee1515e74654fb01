package nl.koppeling.connection.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What years of bookings add up to, as the invoice service says. */
@ApplicationScoped
public class Years {

  private static final String SERVICE = "the invoice service";

  private final OversightApi invoices;
  private final ObjectMapper json;

  @Inject
  Years(@RestClient OversightApi invoices, ObjectMapper json) {
    this.invoices = invoices;
    this.json = json;
  }

  /**
   * A year of a connection, whose owner was checked; refuses with 503 when the invoice service does
   * not answer.
   *
   * @param year 2000 to 2099
   */
  public Uni<YearFigures> of(UUID connectionId, int year) {
    return invoices
        .year(connectionId, year)
        .map(
            answer -> {
              if (answer.getStatus() != 200) {
                throw Away.unexpected(SERVICE, answer.getStatus());
              }
              return read(answer.getEntity());
            })
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent(SERVICE, failure));
  }

  private YearFigures read(byte[] body) {
    try {
      return json.readValue(body, YearFigures.class);
    } catch (IOException unreadable) {
      throw Away.silent(SERVICE, unreadable);
    }
  }
}
