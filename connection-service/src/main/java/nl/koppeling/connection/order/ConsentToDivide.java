package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.setup.ConfirmSettings;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;

/**
 * The owner agrees that refunds without lines are divided over the VAT rates in proportion (VAT
 * reference, V19): a setting, from then on for all of them, and the one that asked for it is tried
 * again.
 */
@ApplicationScoped
public class ConsentToDivide {

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final ConfirmSettings settings;
  private final RetryOrder retrying;

  @Inject
  ConsentToDivide(
      Sessions sessions,
      Connections connections,
      Overview overview,
      ConfirmSettings settings,
      RetryOrder retrying) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.settings = settings;
    this.retrying = retrying;
  }

  /**
   * Agrees and tries again. Refuses with 409 when the document does not ask for it, and as every
   * change of settings and every try does.
   */
  public Uni<Void> consent(Caller.Person person, UUID id, long orderId, long refundId) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .invoke(RetryOrder::working)
                    .call(
                        () ->
                            overview
                                .order(session, id, orderId)
                                .invoke(documents -> asks(Meant.of(documents, refundId)))))
        .flatMap(
            connection ->
                connection instanceof Connection.Active active
                    ? agreed(person, active)
                    : Uni.createFrom().voidItem())
        .chain(() -> retrying.retry(person, id, orderId, refundId));
  }

  private static void asks(DocumentView document) {
    boolean asks =
        document.reasons().stream()
            .anyMatch(reason -> Remedy.codes(Action.CONSENT).contains(reason.code()));
    if (!asks) {
      throw Refusal.of(OrderCode.NOTHING_TO_RETRY);
    }
  }

  private Uni<Void> agreed(Caller.Person person, Connection.Active connection) {
    BookingSettings now = connection.settings();
    return now.choices().refundsProRata()
        ? Uni.createFrom().voidItem()
        : settings.confirm(person, connection.id(), agreed(now)).replaceWithVoid();
  }

  private static BookingSettings agreed(BookingSettings now) {
    Choices was = now.choices();
    return new BookingSettings(
        now.invoicePrefix(),
        now.paymentTermDays(),
        now.ledgers(),
        now.journals(),
        now.defaultJournal(),
        now.costCentre(),
        now.taxation(),
        new Choices(
            was.discountsApart(),
            true,
            was.pluginInvoiceNumbers(),
            was.booksOpenFrom(),
            was.guests(),
            was.form(),
            was.orderTemplate()),
        now.marks());
  }
}
