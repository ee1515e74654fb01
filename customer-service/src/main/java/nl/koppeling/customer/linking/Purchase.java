package nl.koppeling.customer.linking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.customer.matching.Email;
import nl.koppeling.customer.matching.Sale;
import nl.koppeling.customer.matching.Seat;
import nl.koppeling.customer.matching.VatId;
import nl.koppeling.customer.matching.VatNumber;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Reason;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;

/** An order with its buyer unsealed: who buys, and what the tax asks of his relation. */
public final class Purchase {

  private final ConnectionChanged connection;
  private final OrderCompleted order;
  private final Buyer buyer;
  private final Seal seal;
  private final Sale sale;

  private Purchase(ConnectionChanged connection, OrderCompleted order, Buyer buyer, Seal seal) {
    this.connection = connection;
    this.order = order;
    this.buyer = buyer;
    this.seal = seal;
    this.sale = Facts.sale(order.facts(), connection.settings());
  }

  /**
   * Unseals the buyer.
   *
   * @throws nl.koppeling.events.seal.SealBroken when the block was made with another key
   */
  public static Purchase open(Seals seals, ConnectionChanged connection, OrderCompleted order) {
    Seal seal = seals.open(connection.connectionId(), connection.wrappedKey());
    Buyer buyer = seal.open(order.buyer(), order.order().orderId());
    return new Purchase(connection, order, buyer, seal);
  }

  public ConnectionChanged connection() {
    return connection;
  }

  public OrderCompleted order() {
    return order;
  }

  public Buyer buyer() {
    return buyer;
  }

  public Sale sale() {
    return sale;
  }

  /** The number the register is to be asked for; empty when it could not know what was given. */
  public Optional<VatId> vatId() {
    return VatNumber.toAsk(buyer.vatNumber(), sale.destination());
  }

  /** True when a number was given and the tax stands on it (VAT reference 3.4). */
  public boolean needsProof() {
    return sale.standsOnVatNumber() && !buyer.vatNumber().isEmpty();
  }

  /** The verdict on a number that need not be asked, because the register could not know it. */
  public VatProof hopeless(Instant now) {
    return new VatProof(VatNumber.prefixOf(sale.destination()), false, now, "");
  }

  /** A keyed hash of the number to be asked. */
  public String vatHash() {
    return vatId().map(id -> seal.keyedHash("vat-number:" + id.whole())).orElse("");
  }

  /** What the relation has to be like, given what the register said. */
  public Seat seat(Optional<VatProof> proof) {
    return sale.seat(proof.filter(VatProof::valid).flatMap(p -> vatId()));
  }

  /**
   * What the tax asks, as far as the order itself says: equal for two versions of an order that may
   * share a relation. Empty for a sale that depends on no relation.
   */
  String demand() {
    if (needsProof()) {
      return "VAT:" + vatHash();
    }
    return seat(Optional.empty()) instanceof Seat.Consumer c ? "OSS:" + c.prefix() : "";
  }

  /** Whose relation it is, or why nobody's. */
  Keyed key(Optional<VatProof> proof) {
    return switch (Email.of(buyer.email())) {
      case Email.Invalid bad -> new Keyed.Nobody(Refusals.emailInvalid());
      case Email.Usable email ->
          new Keyed.Somebody(
              new CustomerKey(connectionId(), seal.keyedHash(email.address() + mark(proof))));
      case Email.Absent none -> guest(connection.settings().choices().guests(), proof);
    };
  }

  /** Why the order belongs to nobody's relation; empty when somebody can be found or made. */
  public Optional<Reason> nobody(Optional<VatProof> proof) {
    return key(proof) instanceof Keyed.Nobody none ? Optional.of(none.reason()) : Optional.empty();
  }

  /** Whether it is this customer who buys. */
  public boolean belongsTo(CustomerKey customer, Optional<VatProof> proof) {
    return key(proof) instanceof Keyed.Somebody somebody && somebody.key().equals(customer);
  }

  private Keyed guest(Guests choice, Optional<VatProof> proof) {
    String seat = plainMark(proof);
    boolean business = seat(proof) instanceof Seat.Business;
    return switch (choice) {
      case PARKED -> new Keyed.Nobody(Refusals.withoutEmail());
      case OWN ->
          new Keyed.Somebody(CustomerKey.guest(connectionId(), order.order().orderId(), seat));
      case COLLECTIVE -> // a business has a VAT number of its own, so it is never one of many
          new Keyed.Somebody(
              business
                  ? CustomerKey.guest(connectionId(), order.order().orderId(), seat)
                  : CustomerKey.collective(connectionId(), country(), seat));
    };
  }

  /** Nothing for an ordinary sale in the Netherlands: so were all customers keyed at first. */
  private String mark(Optional<VatProof> proof) {
    String seat = plainMark(proof);
    return seat.isEmpty() && country().equals("NL") ? "" : "\n" + country() + "\n" + seat;
  }

  private String plainMark(Optional<VatProof> proof) {
    return switch (seat(proof)) {
      case Seat.Open open -> "";
      case Seat.Consumer consumer -> "oss";
      case Seat.Business business -> vatHash();
    };
  }

  private String country() {
    return sale.destination().isEmpty() ? "NL" : sale.destination();
  }

  private UUID connectionId() {
    return connection.connectionId();
  }

  @Override
  public String toString() {
    return "Purchase[" + order.order().orderId() + "]";
  }
}
