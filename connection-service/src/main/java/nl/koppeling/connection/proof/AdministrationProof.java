package nl.koppeling.connection.proof;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.koppeling.connection.alarm.SubscriptionAlarm;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.settings.SettingsCheck;
import nl.koppeling.connection.settings.Shelf;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.CostCentre;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.Token;
import nl.koppeling.snelstart.TokenHost;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tries an administration's key and reads what settings are chosen from. */
@ApplicationScoped
public class AdministrationProof {

  /** What the line needs (SnelStart API reference 2.3). */
  static final Set<String> NEEDED =
      Set.of(
          "boekhouden:read",
          "boekhouden:write",
          "bankieren:read",
          "bankieren:write",
          "relaties:read",
          "relaties:write",
          "orders:read",
          "settings:read");

  private final TokenHost tokens;
  private final SnelStart snelStart;
  private final ShelfProof shelves;
  private final SubscriptionAlarm alarm;
  private final String subscriptionKey;

  @Inject
  AdministrationProof(
      TokenHost tokens,
      SnelStart snelStart,
      ShelfProof shelves,
      SubscriptionAlarm alarm,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.tokens = tokens;
    this.snelStart = snelStart;
    this.shelves = shelves;
    this.alarm = alarm;
    this.subscriptionKey = subscriptionKey;
  }

  /** What settings are chosen from, of one administration. */
  public record Books(
      CompanyInfo company,
      List<LedgerAccount> ledgers,
      List<Journal> journals,
      List<CostCentre> costCentres,
      Shelf shelf) {

    /** Holds settings against these books. */
    public SettingsCheck check() {
      return new SettingsCheck(company, ledgers, journals, costCentres, shelf);
    }
  }

  /** Mints, checks the rights and reads; fails with a {@link Refusal}. */
  public Uni<Books> prove(ClientKey key) {
    return tokens
        .mint(key)
        .invoke(AdministrationProof::refuseWithoutRights)
        .flatMap(token -> read(token, new Access(token.bearer(), subscriptionKey)))
        .invoke(books -> alarm.accepted())
        .onFailure(SnelStartException.class)
        .transform(e -> SnelStartRefusals.of((SnelStartException) e, alarm));
  }

  private static void refuseWithoutRights(Token token) {
    Set<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(token.scopes());
    // A token we cannot read says nothing about rights; the reads that follow do.
    if (!token.scopes().isEmpty() && !missing.isEmpty()) {
      throw Refusal.of(
          missing.stream().map(m -> new Refusal.Detail(RefusalCode.SCOPES_MISSING, m)).toList());
    }
  }

  private Uni<Books> read(Token token, Access access) {
    return snelStart
        .companyInfo(access)
        .flatMap(
            company ->
                snelStart
                    .ledgerAccounts(access)
                    .flatMap(ledgers -> read(token, access, company, ledgers)));
  }

  private Uni<Books> read(
      Token token, Access access, CompanyInfo company, List<LedgerAccount> ledgers) {
    return snelStart
        .journals(access)
        .flatMap(
            journals ->
                snelStart
                    .costCentres(access)
                    .flatMap(
                        centres ->
                            shelves
                                .read(token, access)
                                .map(
                                    shelf ->
                                        new Books(company, ledgers, journals, centres, shelf))));
  }
}
