package nl.koppeling.connection.town;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.Reason;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;

/**
 * What the services on the line say of a shop with four orders: one booked and partly credited, one
 * parked for its VAT, one without a buyer that can be found, and one that waits.
 */
public final class Foretelling {

  private static final Instant COMPLETED = Instant.parse("2026-11-24T09:00:00Z");
  private static final UUID LEDGER = UUID.fromString("90000000-0000-4000-8000-000000008000");
  private static final UUID MOLLIE = UUID.fromString("d0000000-0000-4000-8000-000000001104");

  private final UUID id;
  private final Seal seal;

  public Foretelling(Seals seals, UUID connectionId, String wrappedKey) {
    this.id = connectionId;
    this.seal = seals.open(connectionId, wrappedKey);
  }

  public void answeredBy(Colleague ingest, Colleague customers, Colleague invoices) {
    String calls = "POST /internal/connections/" + id;
    ingest.answers(
        calls + "/last-orders",
        200,
        EventCodec.write(List.of(intake(1, false), intake(2, true), intake(3, false), waiting(4))));
    customers.answers(
        calls + "/foretellings",
        200,
        EventCodec.write(
            List.of(
                new Foretold.Buyer(1, "NEW", List.of(), Optional.empty()),
                new Foretold.Buyer(2, "EXISTS", List.of(), Optional.empty()),
                new Foretold.Buyer(
                    3,
                    "NOBODY",
                    List.of(Reason.of("GUEST", "Er is geen e-mailadres.", "No e-mail address.")),
                    Optional.empty()))));
    invoices.answers(
        calls + "/foretellings",
        200,
        EventCodec.write(
            List.of(
                new Foretold.Bookings(1, List.of(booked(0, "121.00"), booked(7, "-60.50"))),
                new Foretold.Bookings(
                    2,
                    List.of(
                        new Foretold.Document(
                            0,
                            "PARKED",
                            Optional.empty(),
                            List.of(
                                Reason.of(
                                    "RATE_UNKNOWN",
                                    "De btw is niet zeker.",
                                    "The VAT is not certain.")),
                            List.of()))))));
  }

  /** The same orders, held back in a month of which there are so many. */
  public void heldBack(Colleague ingest, YearMonth month, long total) {
    ingest.answers(
        "GET /internal/connections/"
            + id
            + "/shadow-orders?from="
            + month.atDay(1)
            + "&until="
            + month.plusMonths(1).atDay(1)
            + "&page=0&size=50",
        200,
        EventCodec.write(
            new Foretold.Shadows(
                total, List.of(intake(1, false), intake(2, true), intake(3, false), waiting(4)))));
  }

  private OrderRef ref(long order) {
    return new OrderRef(id, order, "100" + order, new OrderVersion(COMPLETED, "hash" + order));
  }

  private Foretold.Intake intake(long order, boolean before) {
    Buyer buyer = new Buyer("kim@klant.test", "Kim", "Jansen", "Jansen BV", "", null, null, "");
    Order facts =
        new Order(
            "completed",
            "EUR",
            true,
            COMPLETED,
            Optional.of(COMPLETED),
            Optional.of(COMPLETED),
            new BigDecimal("121.00"),
            new BigDecimal("21.00"),
            new Order.Payment("mollie_wc_gateway_ideal", "iDEAL", "tr_1"),
            Optional.of("NL"),
            Optional.of("NL"),
            false,
            List.of(),
            List.of());
    return new Foretold.Intake(
        ref(order),
        facts.total(),
        before,
        Optional.of(new OrderCompleted(ref(order), Lane.LIVE, facts, seal.seal(buyer, order))),
        List.of(),
        order != 2,
        "ACCEPTED",
        List.of());
  }

  private Foretold.Intake waiting(long order) {
    return new Foretold.Intake(
        ref(order),
        new BigDecimal("10.00"),
        false,
        Optional.empty(),
        List.of(),
        true,
        "WAITING",
        List.of(Reason.of("NOT_PAID", "Nog niet betaald.", "Not paid yet.")));
  }

  private static Foretold.Document booked(long refund, String total) {
    BigDecimal gross = new BigDecimal(total);
    BigDecimal vat = new BigDecimal(refund == 0 ? "21.00" : "-10.50");
    Explanation.Text high = new Explanation.Text("21 %", "21 %");
    return new Foretold.Document(
        refund,
        "BOOKED",
        Optional.of(
            new Explanation.Explained(
                refund,
                "Planned",
                refund == 0 ? "DEMO-1001" : "DEMO-1001-C7",
                LocalDate.of(2026, 11, 24),
                "Webshop order 1001",
                gross,
                vat,
                "DOMESTIC",
                List.of(),
                List.of(
                    new Explanation.Line(
                        "Koffiemok, maat groot, kleur blauw",
                        LEDGER,
                        8000,
                        Optional.empty(),
                        gross.subtract(vat),
                        "HIGH",
                        high,
                        Optional.empty(),
                        new Explanation.Rule(true, "PRODUCT", "HIGH", Optional.empty(), high))),
                List.of(new Explanation.Vat("HIGH", high, vat, Optional.empty())),
                List.of(
                    new Explanation.Payment(
                        "METHOD", "mollie_wc_gateway_ideal", gross, "BANK", Optional.of(MOLLIE))))),
        List.of(),
        refund == 0
            ? List.of(Reason.of("COUPON", "Kijk de kortingsbon na.", "Check the coupon."))
            : List.of());
  }
}
