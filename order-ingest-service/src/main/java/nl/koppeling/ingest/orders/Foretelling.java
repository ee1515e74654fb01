package nl.koppeling.ingest.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.ingest.intake.Dossier;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.Telling;
import nl.koppeling.ingest.intake.Why;
import nl.koppeling.ingest.intake.WooOrder;
import nl.koppeling.ingest.reading.Reading;
import nl.koppeling.ingest.shop.Access;

/**
 * What would be told of orders, read for the first time; nothing is stored and nothing is told. It
 * reads, judges and translates as the line does, because it is the same code.
 */
@ApplicationScoped
public class Foretelling {

  /** Each costs a call to the shop; of other refunds only the amounts are known. */
  private static final int REFUNDED_ORDERS = 3;

  private final Gathering gathering;
  private final Understanding understanding;

  Foretelling(Gathering gathering, Understanding understanding) {
    this.gathering = gathering;
    this.understanding = understanding;
  }

  /**
   * What each order would be told as, whenever it was paid; whether that was before the connection
   * begins is said apart. Fails as reading a shop fails.
   */
  public Uni<List<Foretold>> of(
      ConnectionChanged connection, Access access, List<JsonNode> elements) {
    ConnectionChanged everything = connection.as(Instant.EPOCH, connection.shadow());
    return gathering
        .complete(everything, access, elements, REFUNDED_ORDERS)
        .map(
            fetched ->
                fetched.readings().stream()
                    .flatMap(reading -> one(connection, everything, fetched, reading))
                    .toList());
  }

  /** What would be told of what was read, given when the connection begins. */
  List<Foretold> of(ConnectionChanged connection, Fetched fetched) {
    return fetched.readings().stream()
        .flatMap(reading -> one(connection, connection, fetched, reading))
        .toList();
  }

  private Stream<Foretold> one(
      ConnectionChanged connection,
      ConnectionChanged everything,
      Fetched fetched,
      Reading reading) {
    return switch (reading) {
      case Reading.Readable(WooOrder order) -> {
        Understanding.Understood understood =
            understanding.of(everything, fetched, order, Lane.LIVE);
        boolean before =
            Policies.of(connection).judge(order).equals(new Eligibility.Skipped(Why.BEFORE_START));
        yield Stream.of(
            Foretold.of(
                before,
                order.refunds().isEmpty() || fetched.refunds().containsKey(order.id()),
                Dossier.open(understood.seen()).tellings().stream()
                    .map(
                        telling ->
                            Teller.event(
                                understood.ref(),
                                understood.total(),
                                telling,
                                understood.details()))
                    .toList()));
      }
      case Reading.Unreadable unreadable -> Stream.of(unreadable(connection, unreadable));
      case Reading.NoOrder none -> Stream.of(); // the whole answer was refused before
    };
  }

  private static Foretold unreadable(ConnectionChanged connection, Reading.Unreadable unreadable) {
    OrderRef ref =
        Understanding.ref(
            connection,
            unreadable.orderId(),
            unreadable.number(),
            new OrderVersion(
                unreadable.modifiedAt().orElse(Instant.EPOCH), unreadable.fingerprint()));
    return Foretold.of(
        false,
        true,
        List.of(
            Teller.event(
                ref,
                BigDecimal.ZERO,
                new Telling.IsParked(Why.ORDER_UNREADABLE),
                Telltale.silent())));
  }
}
