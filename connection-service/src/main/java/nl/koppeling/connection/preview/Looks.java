package nl.koppeling.connection.preview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.seal.Seal;

/** Puts together what the services said of one order, as far as it would come on the line. */
record Looks(Seal seal, Map<Long, Foretold.Buyer> buyers, Map<Long, Foretold.Bookings> bookings) {

  private static final String NONE = "NONE";

  Preview.Look of(Foretold.Intake order) {
    if (order.sale().isEmpty()) {
      return look(order, "", NONE, order.standing(), order.reasons(), List.of());
    }
    OrderCompleted sale = order.sale().get();
    Foretold.Buyer buyer = buyers.get(sale.order().orderId());
    String name = name(seal.open(sale.buyer(), sale.order().orderId()));
    if (!buyer.found()) {
      String outcome = buyer.relation().equals("WAITING") ? "WAITING" : "PARKED";
      return look(order, name, NONE, outcome, buyer.reasons(), List.of());
    }
    List<Foretold.Document> documents = bookings.get(sale.order().orderId()).documents();
    Foretold.Document first = documents.getFirst();
    return look(order, name, buyer.relation(), first.outcome(), first.reasons(), documents);
  }

  private static Preview.Look look(
      Foretold.Intake order,
      String customer,
      String relation,
      String outcome,
      List<nl.koppeling.events.Reason> reasons,
      List<Foretold.Document> documents) {
    return new Preview.Look(
        order.order().orderId(),
        order.order().number(),
        order.sale().flatMap(sale -> day(sale.facts())),
        customer,
        relation,
        order.total(),
        order.beforeStart(),
        outcome,
        reasons,
        order.refundsRead(),
        documents);
  }

  private static Optional<Instant> day(Order facts) {
    return facts.completedAt().or(facts::paidAt);
  }

  private static String name(Buyer buyer) {
    String person = (buyer.firstName() + " " + buyer.lastName()).strip();
    return buyer.company().isEmpty() ? person : buyer.company();
  }
}
