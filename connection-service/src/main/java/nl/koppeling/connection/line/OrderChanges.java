package nl.koppeling.connection.line;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** What changed after it was booked, as the invoice service says, and a person's word on it. */
@ApplicationScoped
public class OrderChanges {

  private static final String SERVICE = "the invoice service";
  private static final TypeReference<List<OrderChange>> CHANGES = new TypeReference<>() {};

  /** A person's word; the last part of the address it is said at. */
  public enum Word {
    ACCEPTANCE("acceptance"),
    REFUSAL("refusal");

    private final String address;

    Word(String address) {
      this.address = address;
    }
  }

  private final ChangesApi invoices;
  private final ObjectMapper json;

  @Inject
  OrderChanges(@RestClient ChangesApi invoices, ObjectMapper json) {
    this.invoices = invoices;
    this.json = json;
  }

  /**
   * The last hundred of a connection, whose owner was checked, the newest first; refuses with 503
   * when the invoice service does not answer.
   */
  public Uni<List<OrderChange>> of(UUID connectionId) {
    return answered(
        invoices
            .changes(connectionId)
            .map(
                answer -> {
                  if (answer.getStatus() != 200) {
                    throw Away.unexpected(SERVICE, answer.getStatus());
                  }
                  return read(answer);
                }));
  }

  /**
   * Says a person's word. Refuses with 404 for an unknown change, 409 when it cannot be decided on,
   * or not now, 503 when the invoice service does not answer.
   *
   * @param person subject of the person's token
   */
  public Uni<Void> say(UUID connectionId, UUID changeId, Word word, String person) {
    return answered(
        invoices
            .decide(connectionId, changeId, word.address, new ChangesApi.Word(person))
            .invoke(OrderChanges::check)
            .replaceWithVoid());
  }

  private static <T> Uni<T> answered(Uni<T> answer) {
    return answer
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent(SERVICE, failure));
  }

  private static void check(RestResponse<byte[]> answer) {
    switch (answer.getStatus()) {
      case 202 -> {}
      case 404 -> throw Refusal.of(OrderCode.CHANGE_UNKNOWN);
      case 409 -> throw Refusal.of(OrderCode.CHANGE_NOT_DECIDABLE);
      default -> throw Away.unexpected(SERVICE, answer.getStatus());
    }
  }

  private List<OrderChange> read(RestResponse<byte[]> answer) {
    try {
      return json.readValue(answer.getEntity(), CHANGES);
    } catch (IOException unreadable) {
      throw Away.silent(SERVICE, unreadable);
    }
  }
}
