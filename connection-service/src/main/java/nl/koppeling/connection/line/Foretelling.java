package nl.koppeling.connection.line;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Asks the services on the line what they would do with orders, step by step as an order goes. They
 * do it with the code they work with and write nothing. Refuses with 503 when one of them, the shop
 * or SnelStart does not answer.
 */
@ApplicationScoped
public class Foretelling {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final UUID ANY_RELATION = new UUID(0, 0);
  private static final TypeReference<List<Foretold.Intake>> INTAKES = new TypeReference<>() {};
  private static final TypeReference<List<Foretold.Buyer>> BUYERS = new TypeReference<>() {};
  private static final TypeReference<List<Foretold.Bookings>> BOOKINGS = new TypeReference<>() {};

  /** Orders in one page of shadows. */
  public static final int PAGE = 50;

  private static final TypeReference<Foretold.Shadows> SHADOWS = new TypeReference<>() {};

  private final LastOrdersApi ingest;
  private final ShadowApi shadow;
  private final BuyersApi customers;
  private final BookingsApi invoices;
  private final ObjectMapper json;

  @Inject
  Foretelling(
      @RestClient LastOrdersApi ingest,
      @RestClient ShadowApi shadow,
      @RestClient BuyersApi customers,
      @RestClient BookingsApi invoices,
      ObjectMapper json) {
    this.ingest = ingest;
    this.shadow = shadow;
    this.customers = customers;
    this.invoices = invoices;
    this.json = json;
  }

  /** An order that found its buyer's relation. */
  public record Found(Foretold.Intake order, Foretold.Buyer buyer) {}

  /**
   * The last orders of the shop that were completed or refunded, the newest first.
   *
   * @param connection as it would be announced
   * @param most 1 to 10
   */
  public Uni<List<Foretold.Intake>> lastOrders(
      ConnectionChanged connection, ShopAddress shop, ShopKey key, int most) {
    ForetellingQuestion.Shop way =
        new ForetellingQuestion.Shop(
            shop.home(), shop.apiRoot(), shop.carriage(), key.consumerKey(), key.consumerSecret());
    return answered(
        "the ingest service",
        ingest.lastOrders(
            connection.connectionId(), new ForetellingQuestion.LastOrders(connection, way, most)),
        INTAKES,
        RefusalCode.SHOP_UNREACHABLE);
  }

  /**
   * On whose relation orders would be booked; in their order.
   *
   * @param lookUp false: nobody is looked up in the administration
   */
  public Uni<List<Foretold.Buyer>> buyers(
      ConnectionChanged connection, String bearer, List<OrderCompleted> orders, boolean lookUp) {
    return answered(
        "the customer service",
        customers.foretell(
            connection.connectionId(),
            new ForetellingQuestion.Buyers(connection, bearer, orders, lookUp)),
        BUYERS,
        RefusalCode.SNELSTART_UNAVAILABLE);
  }

  /**
   * What would be told of a connection in shadow, paid or else changed in some days; the last
   * first.
   *
   * @param until the day after the last
   * @param page from 0; of {@link #PAGE} orders
   */
  public Uni<Foretold.Shadows> shadows(
      UUID connectionId, LocalDate from, LocalDate until, int page) {
    return answered(
        "the ingest service",
        shadow.orders(connectionId, from.toString(), until.toString(), page, PAGE),
        SHADOWS,
        RefusalCode.SHOP_UNREACHABLE);
  }

  /** What would be booked; in their order. */
  public Uni<List<Foretold.Bookings>> bookings(
      ConnectionChanged connection, String bearer, List<Found> orders) {
    return answered(
        "the invoice service",
        invoices.foretell(
            connection.connectionId(),
            new ForetellingQuestion.Bookings(
                connection, bearer, orders.stream().map(Foretelling::linked).toList())),
        BOOKINGS,
        RefusalCode.SNELSTART_UNAVAILABLE);
  }

  /** As the order would arrive there, but for the buyer, who is of no concern there. */
  private static ForetellingQuestion.Linked linked(Found found) {
    OrderCompleted sale = found.order().sale().orElseThrow();
    return new ForetellingQuestion.Linked(
        new CustomerLinked(
            sale.order(),
            sale.lane(),
            sale.facts(),
            new SealedBuyer(""),
            ANY_RELATION,
            false,
            found.buyer().proof()),
        found.order().refundsRead() ? found.order().refunds() : List.of());
  }

  /**
   * What a service said.
   *
   * @param outside what 502 means: somebody it asked gave no usable answer
   */
  private <T> Uni<T> answered(
      String service, Uni<RestResponse<byte[]>> asked, TypeReference<T> form, RefusalCode outside) {
    return asked
        // Nothing is written there, so a connection that broke (a replica went away) is no answer
        // yet.
        .onFailure(ProcessingException.class)
        .retry()
        .atMost(1)
        .map(
            answer ->
                switch (answer.getStatus()) {
                  case 200 -> read(service, answer, form);
                  case 502 -> throw Refusal.later(outside, SOON);
                  default -> throw Away.unexpected(service, answer.getStatus());
                })
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent(service, failure));
  }

  private <T> T read(String service, RestResponse<byte[]> answer, TypeReference<T> form) {
    try {
      return json.readValue(answer.getEntity(), form);
    } catch (IOException unreadable) {
      throw Away.silent(service, unreadable);
    }
  }
}
