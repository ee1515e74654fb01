package nl.koppeling.events;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.events.BookingSettings.Condition;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.JournalRule.Way;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.ProductMark;
import nl.koppeling.events.BookingSettings.Taxation;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.events.IntakeChoices.PaidRule;

/** One event of every kind, with every field filled. */
public final class Samples {

  public static final UUID CONNECTION = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final UUID RELATION = UUID.fromString("a1000000-0000-4000-8000-000000000042");
  private static final UUID BOOKING = UUID.fromString("b1000000-0000-4000-8000-000000000007");
  private static final Instant PAID = Instant.parse("2026-09-04T13:04:33Z");

  private Samples() {}

  public static List<Event> all() {
    return List.of(
        new OrderCompleted(ref(), Lane.LIVE, order(), new SealedBuyer("c2VhbGVk")),
        new OrderRefunded(
            ref(),
            Lane.BACKFILL,
            138,
            new BigDecimal("12.50"),
            PAID,
            new BigDecimal("20.00"),
            List.of(
                new OrderRefunded.Line(
                    OrderLine.Kind.PRODUCT,
                    81,
                    new BigDecimal("10.330579"),
                    new BigDecimal("2.169421"),
                    List.of(new OrderLine.LineTax(1, new BigDecimal("2.169421")))))),
        new RefundDeleted(ref(), Lane.LIVE, 138),
        new OrderWaiting(ref(), Document.creditFor(138), new BigDecimal("54.81"), reason()),
        new OrderSkipped(ref(), Document.SALE, new BigDecimal("0.00"), reason()),
        new OrderParked(ref(), Document.creditFor(138), new BigDecimal("12.50"), List.of(reason())),
        new CustomerLinked(
            ref(),
            Lane.LIVE,
            order(),
            new SealedBuyer("c2VhbGVk"),
            RELATION,
            true,
            Optional.of(new VatProof("BE", true, PAID, "WAPIAAAAX1"))),
        new OrderBooked(
            ref(),
            Document.SALE,
            "WEB-40",
            BOOKING,
            new BigDecimal("54.81"),
            new BigDecimal("8.62"),
            LocalDate.of(2026, 9, 4),
            List.of(Reason.of("ROUNDING_RESIDUAL", "Let op.", "Look at this."))),
        new OrderSettled(
            ref(), Document.SALE, "WEB-40", Optional.of(RELATION), new BigDecimal("54.81")),
        new SalesOrderMade(
            ref(),
            Document.SALE,
            "WEB-40",
            BOOKING,
            41,
            new BigDecimal("54.81"),
            LocalDate.of(2026, 9, 4),
            List.of(Reason.of("SALES_ORDER_OPEN", "Let op.", "Look at this."))),
        connection(),
        new ConnectionRemoved(CONNECTION, 8),
        new ConnectionFaulted(CONNECTION, ConnectionFaulted.Side.SHOP, reason()),
        new ConnectionRecovered(CONNECTION, ConnectionFaulted.Side.ADMINISTRATION),
        new BackfillMoved(
            CONNECTION,
            3,
            BackfillMoved.State.RUNNING,
            Optional.of(1200),
            350,
            Optional.of(PAID),
            Optional.of(PAID.plusSeconds(90)),
            new BigDecimal("233.3")));
  }

  public static OrderRef ref() {
    return new OrderRef(CONNECTION, 40, "WEB/40", new OrderVersion(PAID, "9f86d081884c7d65"));
  }

  public static Order order() {
    OrderLine mug =
        new OrderLine(
            OrderLine.Kind.PRODUCT,
            81,
            "Mok ☕ \"groot\"",
            new BigDecimal("2"),
            new BigDecimal("37.190083"),
            new BigDecimal("7.809917"),
            new BigDecimal("41.322314"),
            "",
            "MOK-1",
            12,
            List.of(new OrderLine.LineTax(1, new BigDecimal("7.809917"))),
            List.of("Maat: L"),
            Set.of(31L, 7L));
    TaxLine high =
        new TaxLine(
            1,
            "NL-BTW-1",
            "NL",
            new BigDecimal("21"),
            false,
            new BigDecimal("7.81"),
            new BigDecimal("0.81"));
    return new Order(
        "completed",
        "EUR",
        true,
        PAID.minusSeconds(60),
        Optional.of(PAID),
        Optional.of(PAID.plusSeconds(60)),
        new BigDecimal("54.81"),
        new BigDecimal("8.62"),
        new Order.Payment("mollie_wc_gateway_ideal", "iDEAL", "tr_1"),
        Optional.of("NL"),
        Optional.of("NL"),
        false,
        List.of(mug),
        List.of(high),
        Optional.of(SpecialArea.HELGOLAND),
        List.of(new Order.GiftCard(new BigDecimal("20.00"), false)),
        Optional.of("F2026-0040"));
  }

  public static ConnectionChanged connection() {
    BookingSettings settings =
        new BookingSettings(
            "WEB-",
            14,
            List.of(
                new LedgerRule(Role.PRODUCT, VatBand.HIGH, RELATION, 8000),
                new LedgerRule(
                    Role.PRODUCT,
                    VatBand.LOW,
                    RELATION,
                    8110,
                    Optional.of(new Condition(Condition.Kind.CATEGORY, "31")))),
            List.of(
                new JournalRule("mollie_wc_gateway_ideal", BOOKING),
                new JournalRule(
                    "gift_card", Way.MEMORIAL, Optional.of(BOOKING), Optional.of(RELATION)),
                new JournalRule("cod", Way.LEFT_OPEN, Optional.empty(), Optional.empty())),
            Optional.of(BOOKING),
            Optional.of(RELATION),
            new Taxation(
                Optional.of(LocalDate.of(2026, 1, 1)), Optional.of(BOOKING), false, true, true),
            new Choices(
                true,
                true,
                true,
                Optional.of(LocalDate.of(2026, 7, 1)),
                Choices.Guests.COLLECTIVE,
                Choices.Form.SALES_ORDER,
                Optional.of(RELATION)),
            List.of(
                new ProductMark(
                    ProductMark.Kind.GIFT_CARD, new Condition(Condition.Kind.PRODUCT, "12"))));
    return new ConnectionChanged(
        CONNECTION,
        7,
        2,
        ConnectionChanged.Status.ACTIVE,
        URI.create("https://shop.example.nl/winkel"),
        "tok_3f9a",
        "c2VjcmV0",
        "d3JhcHBlZA==",
        UUID.fromString("c0000000-0000-4000-8000-000000000001"),
        PAID,
        Set.of("completed"),
        settings,
        false,
        new IntakeChoices(
            List.of(new PaidRule("cod", IntakeChoices.Paid.COMPLETED_MEANS_PAID)), true));
  }

  private static Reason reason() {
    return new Reason(
        "NET_TOTAL_MISMATCH", "Klopt niet.", "Does not add up.", Map.of("difference", "0.05"));
  }
}
