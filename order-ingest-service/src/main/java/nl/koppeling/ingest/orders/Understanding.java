package nl.koppeling.ingest.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Eligibility;
import nl.koppeling.ingest.intake.EligibilityPolicy;
import nl.koppeling.ingest.intake.InvoiceNumbers;
import nl.koppeling.ingest.intake.RefundDetails;
import nl.koppeling.ingest.intake.Seen;
import nl.koppeling.ingest.intake.Translation;
import nl.koppeling.ingest.intake.Translator;
import nl.koppeling.ingest.intake.VatNumbers;
import nl.koppeling.ingest.intake.WooOrder;

/** What a readable order means to its connection; for whoever stores it, and whoever foretells. */
@ApplicationScoped
class Understanding {

  private final Seals seals;
  private final Translator translator;

  Understanding(Seals seals, IntakeSettings settings) {
    this.seals = seals;
    this.translator =
        new Translator(
            new VatNumbers(settings.vatNumberKeys().orElse(VatNumbers.COMMON_KEYS)),
            new InvoiceNumbers(settings.invoiceNumberKeys().orElse(InvoiceNumbers.COMMON_KEYS)));
  }

  /** An order as seen, and what events of it need. */
  record Understood(OrderRef ref, BigDecimal total, Seen seen, Telltale details) {}

  Understood of(ConnectionChanged connection, Fetched fetched, WooOrder order, Lane lane) {
    Seal seal = seals.open(connection.connectionId(), connection.wrappedKey());
    EligibilityPolicy policy = Policies.of(connection);
    Translation translation =
        translator.translate(order, fetched.shop(), fetched.categories(), policy.paidAt(order));
    Optional<Map<Long, RefundDetails>> refunds =
        Optional.ofNullable(fetched.refunds().get(order.id()));
    return new Understood(
        ref(connection, order.id(), translation.number(), translation.version()),
        translation.facts().total(),
        seen(policy.judge(order), order, translation, seal, refunds.map(Map::keySet)),
        new Telltale(
            lane,
            Optional.of(translation.facts()),
            () -> seal.seal(translation.buyer(), order.id()),
            refunds.orElse(Map.of())));
  }

  private static Seen seen(
      Eligibility eligibility,
      WooOrder order,
      Translation translation,
      Seal seal,
      Optional<Set<Long>> listedRefunds) {
    String keyHash = order.orderKey().isEmpty() ? "" : seal.keyedHash(order.orderKey());
    return new Seen(
        translation.version(),
        translation.saleHash(),
        Optional.of(new Seen.Identity(keyHash, order.moments().created())),
        eligibility,
        translation.refunds(),
        listedRefunds);
  }

  static OrderRef ref(
      ConnectionChanged connection, long orderId, String number, OrderVersion version) {
    return new OrderRef(connection.connectionId(), orderId, number, version);
  }
}
