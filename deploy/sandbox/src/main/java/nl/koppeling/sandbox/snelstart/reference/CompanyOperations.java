package nl.koppeling.sandbox.snelstart.reference;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.LedgerFunction;
import nl.koppeling.sandbox.snelstart.sales.SalesVat;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/** {@code /companyInfo}, {@code /echo} and {@code /authorization} (reference 7.15, 6 and 2.7). */
@ApplicationScoped
class CompanyOperations implements Operations {

  @Override
  public List<Route> routes() {
    return List.of(
        of("GET", "/companyInfo", "settings:read", call -> Answer.ok(company(call))),
        of("PUT", "/companyInfo", "settings:write", CompanyOperations::change),
        of(
            "GET",
            "/echo/{input}",
            "",
            call -> Answer.ok(TextNode.valueOf(call.path().get("input")))),
        of(
            "GET",
            "/authorization/HasUserAccessToAdministration",
            "",
            call -> Answer.ok(Json.object().put("hasAccess", true))));
  }

  private static Answer change(Call call) {
    Input input = call.input();
    boolean enabled = input.flag("factureerBuitenlandsBtw");
    input.throwIfUnreadable();
    Administration books = call.administration();
    boolean unrated =
        books.ledgers().all().stream()
            .anyMatch(each -> each.function() == LedgerFunction.OSS && each.vatRateCode() == null);
    if (enabled && !books.ossEnabled() && unrated) {
      throw Refusal.code(Rule.BOE_0061);
    }
    books.ossEnabled(enabled);
    return Answer.ok(company(call));
  }

  private static ObjectNode company(Call call) {
    Administration books = call.administration();
    ObjectNode node =
        Json.object()
            .put("administratieIdentifier", books.id().toString())
            .put("administratieNaam", books.name())
            .put("bedrijfsnaam", books.name() + " B.V.")
            .put("contactpersoon", "A. de Tester")
            .put("adres", "Voorbeeldweg 12")
            .put("postcode", "1234 AB")
            .put("plaats", "Teststad")
            .put("email", "boekhouding@example.com")
            .put("iban", "NL00TEST0000000001")
            .put("bic", "TESTNL2A")
            .put("rechtsvorm", "Bv")
            .put("btwNummer", "NL000000000B01")
            .put("kvKNummer", "00000000")
            .put("huidigBoekjaar", Administration.bookYear(call.now()))
            .put("beginmaandFiscaleBoekjaar", 1)
            .put("btwAangiftePeriodeSoort", "Kwartaal");
    node.putObject("kleineOndernemersregeling")
        .put("isKleineOndernemersRegelingActief", books.smallBusinessScheme())
        .put("maximaalBedragVolledigeVerrekening", 0)
        .put("maximaalBedragKleineOndernemersRegeling", 0);
    node.put("volgendFactuurnummer", 10001)
        .put("volgendVerkoopordernummer", 1001)
        .put("artikelcodeSoort", "Alfanumeriek")
        .put("artikelcodeMaxLengte", 25)
        .put("verkoopprijsArtikelbestandExclusiefBtw", true)
        .put("aantalDecimalenArtikelprijzen", 2)
        .put("factuurAlsBijlageVerkoopboeking", false);
    node.set(
        "buitenlandseBtwGrootboek",
        books
            .ledger(SalesVat.FOREIGN_VAT_ACCOUNT)
            .map(Ledger::id)
            .map(id -> Json.reference("grootboeken", id))
            .orElse(null));
    node.put("factureerBuitenlandsBtw", books.ossEnabled());
    node.putArray("factureerBuitenlandsBtwRanges");
    return node;
  }
}
