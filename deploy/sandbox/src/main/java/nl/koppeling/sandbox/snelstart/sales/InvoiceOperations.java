package nl.koppeling.sandbox.snelstart.sales;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Listing;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Invoice;
import nl.koppeling.sandbox.snelstart.books.Mutation;
import nl.koppeling.sandbox.snelstart.gateway.SandboxClock;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * {@code /verkoopfacturen} and {@code /grootboekmutaties}: the read-only views of what is booked.
 */
@ApplicationScoped
class InvoiceOperations implements Operations {

  private final SandboxClock clock;

  InvoiceOperations(SandboxClock clock) {
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        of("GET", "/verkoopfacturen", "orders:read", this::list),
        of("GET", "/verkoopfacturen/{id}", "orders:read", call -> Answer.ok(invoice(call))),
        of("GET", "/verkoopfacturen/{id}/ubl", "orders:read", this::ubl),
        of("GET", "/grootboekmutaties", "boekhouden:read", InvoiceOperations::mutations),
        of("GET", "/grootboekmutaties/{id}", "boekhouden:read", InvoiceOperations::mutation));
  }

  private Answer list(Call call) {
    return Listing.of(call, Invoice.SCHEMA, call.administration().invoices(), this::isVisible);
  }

  private Invoice invoice(Call call) {
    return call.administration()
        .invoices()
        .find(call.id())
        .filter(this::isVisible)
        .orElseThrow(EntryRules::missing);
  }

  private boolean isVisible(Invoice invoice) {
    return !clock.instant().isBefore(invoice.visibleFrom());
  }

  private Answer ubl(Call call) {
    Invoice invoice = invoice(call);
    String content =
        Base64.getEncoder().encodeToString("<Invoice/>".getBytes(StandardCharsets.UTF_8));
    return Answer.ok(
        Json.object()
            .put("fileName", invoice.number() + ".xml")
            .put("content", content)
            .putNull("pdfContent")
            .put("forcePersist", false));
  }

  private static Answer mutations(Call call) {
    return Listing.of(call, Mutation.SCHEMA, call.administration().mutations());
  }

  private static Answer mutation(Call call) {
    return Answer.ok(
        call.administration().mutations().find(call.id()).orElseThrow(EntryRules::missing));
  }
}
