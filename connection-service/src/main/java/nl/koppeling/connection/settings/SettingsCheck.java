package nl.koppeling.connection.settings;

import static nl.koppeling.connection.refusals.SettingsCode.COST_CENTRE_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.CostCentre;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.LedgerAccount;

/** Checks what an owner chose against the administration it is chosen from. */
public final class SettingsCheck {

  private final Map<UUID, LedgerAccount> chart;
  private final Map<UUID, CostCentre> costCentres;
  private final LedgerCheck ledgers;
  private final JournalCheck journals;
  private final TaxationCheck taxation;
  private final OrderFormCheck orders;

  public SettingsCheck(
      CompanyInfo company,
      List<LedgerAccount> ledgers,
      List<Journal> journals,
      List<CostCentre> costCentres,
      Shelf shelf) {
    this.chart = byId(ledgers, LedgerAccount::id);
    this.costCentres = byId(costCentres, CostCentre::id);
    this.ledgers = new LedgerCheck(company, chart);
    this.journals = new JournalCheck(company, byId(journals, Journal::id), chart);
    this.taxation = new TaxationCheck(company, chart);
    this.orders = new OrderFormCheck(shelf);
  }

  /** Everything that is wrong; empty when the settings can be used. */
  public List<Detail> objections(BookingSettings settings) {
    List<Detail> found = new ArrayList<>();
    found.addAll(ledgers.objections(settings));
    found.addAll(journals.objections(settings));
    found.addAll(taxation.objections(settings));
    settings
        .costCentre()
        .filter(id -> !costCentres.containsKey(id) || costCentres.get(id).inactive())
        .ifPresent(id -> found.add(new Detail(COST_CENTRE_UNKNOWN, id.toString())));
    found.addAll(orders.objections(settings));
    return List.copyOf(found);
  }

  /**
   * The settings with what the administration knows better than the owner: the numbers of the
   * chosen ledgers and the account for foreign VAT. Only for settings without objections.
   */
  public BookingSettings completed(BookingSettings settings) {
    return new BookingSettings(
        settings.invoicePrefix(),
        settings.paymentTermDays(),
        settings.ledgers().stream().map(this::numbered).toList(),
        settings.journals(),
        settings.defaultJournal(),
        settings.costCentre(),
        taxation.completed(settings.taxation()),
        settings.choices(),
        settings.marks());
  }

  private LedgerRule numbered(LedgerRule rule) {
    int number = chart.get(rule.ledgerId()).number();
    return new LedgerRule(rule.role(), rule.band(), rule.ledgerId(), number, rule.when());
  }

  private static <T> Map<UUID, T> byId(List<T> rows, Function<T, UUID> id) {
    return rows.stream().collect(Collectors.toMap(id, Function.identity(), (a, b) -> a));
  }
}
