package nl.koppeling.sandbox.snelstart.shelf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Address;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Countries;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.Stored;
import nl.koppeling.sandbox.snelstart.books.VatRates;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * What a caller writes of a sales order (verkooporder), SnelStart API reference 7.5. VAT comes from
 * the article's turnover group.
 */
record OrderForm(
    ObjectNode shown,
    UUID relation,
    LocalDateTime date,
    String status,
    String reference,
    List<Address> addresses,
    List<Line> lines,
    boolean inclusive) {

  static final List<String> STATUSES =
      List.of(
          "Order",
          "Offerte",
          "Bevestiging",
          "Werkbon",
          "Pakbon",
          "Afhaalbon",
          "Contantbon",
          "Factuur");
  private static final List<String> ENTRY = List.of("Inclusief", "Exclusief");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** One line; {@code vatKind} null when the article is not there. */
  record Line(ObjectNode shown, String vatKind, BigDecimal total) {}

  static boolean isFinal(String status) {
    return "Contantbon".equals(status) || "Factuur".equals(status);
  }

  static OrderForm read(Input input, Administration books) {
    String status = input.oneOf("procesStatus", STATUSES);
    Address delivery = input.child("afleveradres", Address::read);
    Address invoice = input.child("factuuradres", Address::read);
    Address deliverTo = delivery == null ? Address.EMPTY : delivery;
    Address invoiceTo = invoice == null ? Address.EMPTY : invoice;
    LocalDateTime date = input.date("datum");
    if (date == null) {
      input.reject("datum", "A date is required.");
    }
    ObjectNode shown =
        Json.object()
            .put("datum", WireDates.write(date))
            .put("procesStatus", status == null ? "Order" : status)
            .put("krediettermijn", input.integer("krediettermijn"))
            .put("geblokkeerd", input.flag("geblokkeerd"))
            .put("omschrijving", input.text("omschrijving"))
            .put("betalingskenmerk", input.text("betalingskenmerk"))
            .put("memo", input.text("memo"))
            .put("orderreferentie", input.text("orderreferentie"));
    String entry = input.oneOf("verkooporderBtwIngaveModel", ENTRY);
    shown.put("verkooporderBtwIngaveModel", entry == null ? "Exclusief" : entry);
    UUID relation = input.reference("relatie");
    shown.set("relatie", Json.reference("relaties", relation));
    shown.set("afleveradres", deliverTo.json());
    shown.set("factuuradres", invoiceTo.json());
    shown.set(
        "verkoopordersjabloon",
        Json.reference("verkoopordersjablonen", input.reference("verkoopordersjabloon")));
    shown.set("kostenplaats", Json.reference("kostenplaatsen", input.reference("kostenplaats")));
    return new OrderForm(
        shown,
        relation,
        date,
        status,
        input.text("orderreferentie"),
        List.of(deliverTo, invoiceTo),
        input.children("regels", line -> line(line, books)),
        "Inclusief".equals(entry));
  }

  private static Line line(Input input, Administration books) {
    UUID articleId = input.reference("artikel");
    BigDecimal count = input.amount("aantal");
    BigDecimal price = input.amount("stuksprijs");
    BigDecimal discount = input.amount("kortingsPercentage");
    BigDecimal total =
        price
            .multiply(count)
            .multiply(HUNDRED.subtract(discount))
            .movePointLeft(2)
            .setScale(2, RoundingMode.HALF_UP);
    ObjectNode shown = Json.object();
    shown.set("artikel", Json.reference("artikelen", articleId));
    shown
        .put("omschrijving", input.text("omschrijving"))
        .put("stuksprijs", Json.money(price))
        .put("aantal", count)
        .put("kortingsPercentage", discount)
        .put("totaal", total);
    return new Line(shown, vatKind(books, articleId).orElse(null), total);
  }

  private static Optional<String> vatKind(Administration books, UUID articleId) {
    return books
        .shelf()
        .articles()
        .find(articleId)
        .map(article -> article.shown().path("artikelOmzetgroep").path("id").asText())
        .flatMap(group -> books.shelf().articleGroups().find(UUID.fromString(group)))
        .map(group -> group.shown().path("verkoopNederlandBtwSoort").asText());
  }

  void check(Administration books) {
    Violations violations = new Violations();
    Optional<Relation> customer = books.relations().find(relation);
    violations.when(customer.filter(Relation::isCustomer).isEmpty(), Rule.VOR_0002);
    violations.when(status != null && isFinal(status), Rule.VOR_0012);
    violations.whenLonger(reference, 50, Rule.VOR_0011);
    for (Address address : addresses) {
      violations.whenLonger(address.contact(), 50, Rule.VOR_0006);
      violations.whenLonger(address.street(), 50, Rule.VOR_0007);
      violations.whenLonger(address.postcode(), 25, Rule.VOR_0008);
      violations.whenLonger(address.city(), 50, Rule.VOR_0009);
      violations.when(
          address.country() != null && Countries.find(address.country()).isEmpty(), Rule.VOR_0010);
    }
    violations.when(lines.stream().anyMatch(line -> line.vatKind() == null), Rule.ART_0001);
    violations.endStage();
  }

  Stored stored(UUID id, int number, LocalDateTime now) {
    BigDecimal exclusive = BigDecimal.ZERO;
    BigDecimal total = BigDecimal.ZERO;
    for (Line line : lines) {
      BigDecimal rate = VatRates.dutch(line.vatKind(), date.toLocalDate()).orElse(BigDecimal.ZERO);
      BigDecimal factor = HUNDRED.add(rate).movePointLeft(2);
      BigDecimal net =
          inclusive ? line.total().divide(factor, 2, RoundingMode.HALF_UP) : line.total();
      exclusive = exclusive.add(net);
      total =
          total.add(
              inclusive
                  ? line.total()
                  : line.total().multiply(factor).setScale(2, RoundingMode.HALF_UP));
    }
    ObjectNode node =
        shown
            .deepCopy()
            .put("nummer", number)
            .put("modifiedOn", WireDates.write(now))
            .put("verkoopOrderStatus", "InBehandeling")
            .putNull("verkoopfactuur")
            .put("totaalExclusiefBtw", Json.money(exclusive))
            .put("totaalInclusiefBtw", Json.money(total));
    node.set("regels", Json.array(lines, Line::shown));
    node.put("id", id.toString()).put("uri", "/verkooporders/" + id);
    return new Stored(id, node);
  }
}
