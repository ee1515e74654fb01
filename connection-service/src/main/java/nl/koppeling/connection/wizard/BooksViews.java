package nl.koppeling.connection.wizard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.proof.ShopReading.Gateway;
import nl.koppeling.connection.settings.Proposal;
import nl.koppeling.connection.setup.ProofView.JournalChoice;
import nl.koppeling.connection.setup.ProofView.LedgerChoice;
import nl.koppeling.connection.setup.ReadBooks;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;
import nl.koppeling.connection.wizard.BooksView.Field;
import nl.koppeling.connection.wizard.BooksView.Group;
import nl.koppeling.connection.wizard.BooksView.Method;
import nl.koppeling.connection.wizard.BooksView.Option;
import nl.koppeling.connection.wizard.BooksView.Select;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;

/** Makes the form from what there is to choose, what is chosen and what is wrong with it. */
final class BooksViews {

  private static final List<VatBand> DUTCH = List.of(VatBand.HIGH, VatBand.LOW, VatBand.ZERO);
  private static final List<Role> USUAL =
      List.of(Role.PRODUCT, Role.SHIPPING, Role.FEE, Role.DISCOUNT);

  private final Page page;
  private final ReadBooks.Choice choice;
  private final BookingSettings settings;
  private final Objections wrong;
  private final List<LedgerChoice> ledgers;
  private final List<JournalChoice> journals;

  BooksViews(Page page, ReadBooks.Choice choice, BookingSettings settings, Objections wrong) {
    this.page = page;
    this.choice = choice;
    this.settings = settings;
    this.wrong = wrong;
    this.ledgers = choice.ledgers();
    this.journals = choice.journals();
  }

  /** {@code prefix} and {@code days} as they were typed. */
  BooksView form(List<Gateway> gateways, String prefix, String days) {
    boolean oss =
        Proposal.offersOss(choice.books().company()) || settings.taxation().ossSince().isPresent();
    return new BooksView(
        !choice.confirmed(),
        (int) settings.ledgers().stream().filter(rule -> rule.when().isPresent()).count()
            + settings.marks().size(),
        field(BooksForm.PREFIX, prefix),
        !(choice.connection() instanceof Connection.Proven),
        field(BooksForm.DAYS, days),
        DUTCH.stream().map(this::band).toList(),
        Arrays.stream(VatBand.values())
            .filter(band -> !DUTCH.contains(band))
            .map(this::band)
            .filter(group -> group.fields().stream().anyMatch(Select::any))
            .toList(),
        special(),
        journal(),
        methods(gateways),
        oss,
        field(BooksForm.OSS, settings.taxation().ossSince().map(Object::toString).orElse("")),
        settings.taxation().kor(),
        wrong.at("kor"),
        settings.taxation().invoiceSystem(),
        settings.choices().discountsApart(),
        guests(),
        costCentre());
  }

  private Field field(String name, String value) {
    return new Field(name, value, wrong.at(name));
  }

  private Group band(VatBand band) {
    return new Group(
        page.text("band_" + band),
        USUAL.stream().map(role -> ledger(role, band, page.text("role_" + role))).toList());
  }

  private Group special() {
    return new Group(
        page.text("special"),
        List.of(
            ledger(Role.GIFT_CARD, VatBand.ZERO, page.text("role_GIFT_CARD")),
            ledger(Role.DONATION, VatBand.ZERO, page.text("role_DONATION"))));
  }

  private Select ledger(Role role, VatBand band, String label) {
    String use = USUAL.contains(role) ? band.name() : role.name();
    Optional<UUID> chosen = settings.ledger(role, band).map(LedgerRule::ledgerId);
    return select(BooksForm.ledger(role, band), label, "none_ledger", ledgers(use), chosen);
  }

  private List<Option> ledgers(String use) {
    return ledgers.stream()
        .filter(ledger -> ledger.uses().contains(use))
        .map(
            ledger ->
                new Option(
                    ledger.id().toString(), ledger.number() + " " + ledger.description(), false))
        .toList();
  }

  /**
   * With "none" first; what is chosen but not offered any more is kept, so that it is objected to.
   */
  private Select select(
      String name, String label, String none, List<Option> offered, Optional<UUID> chosen) {
    return chosen(name, label, none, offered, chosen.map(UUID::toString).orElse(""));
  }

  private Select chosen(
      String name, String label, String none, List<Option> offered, String chosen) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", page.text(none), chosen.isEmpty()));
    offered.forEach(o -> options.add(new Option(o.value(), o.label(), o.value().equals(chosen))));
    if (options.stream().noneMatch(Option::chosen)) {
      options.add(new Option(chosen, page.text("not_offered"), true));
    }
    return new Select(name, label, List.copyOf(options), wrong.at(name));
  }

  private Select journal() {
    return select(
        BooksForm.USUAL_JOURNAL,
        page.text("usual_journal"),
        "none_journal",
        journals("BANK", ""),
        settings.defaultJournal());
  }

  private List<Option> journals(String kind, String prefix) {
    return journals.stream()
        .filter(journal -> journal.kind().equals(kind))
        .map(
            journal ->
                new Option(
                    prefix + journal.id(), journal.number() + " " + journal.description(), false))
        .toList();
  }

  private List<Method> methods(List<Gateway> gateways) {
    Map<String, String> titles = new LinkedHashMap<>();
    gateways.forEach(gateway -> titles.put(gateway.id(), gateway.title()));
    settings.journals().forEach(rule -> titles.putIfAbsent(rule.paymentMethod(), ""));
    if (gateways.isEmpty()) {
      Proposal.undecided(settings).forEach(method -> titles.putIfAbsent(method, ""));
    }
    return titles.entrySet().stream().map(e -> method(e.getKey(), e.getValue())).toList();
  }

  private Method method(String id, String title) {
    Optional<JournalRule> rule =
        settings.journals().stream().filter(r -> r.paymentMethod().equals(id)).findFirst();
    List<Option> ways = new ArrayList<>();
    ways.add(new Option("open", page.text("way_open"), false));
    ways.addAll(prefixed("way_bank", journals("BANK", "bank:")));
    ways.addAll(prefixed("way_memorial", journals("MEMORIAL", "memorial:")));
    String shown =
        title.isEmpty() || title.equalsIgnoreCase(id)
            ? Texts.orElse(page.language(), "method_" + id, id)
            : title;
    return new Method(
        shown,
        id,
        chosen(
            BooksForm.way(id),
            shown,
            "way_usual",
            ways,
            rule.map(BooksViews::value).orElseGet(() -> undecided(id) ? "open" : "")),
        select(
            BooksForm.clearing(id),
            page.text("clearing"),
            "none_clearing",
            ledgers("CLEARING"),
            rule.flatMap(JournalRule::clearingLedger)));
  }

  /**
   * Money that comes in past the provider: the page shows such an invoice left open, which books
   * nothing twice, until the owner chooses otherwise.
   */
  private boolean undecided(String method) {
    return !choice.confirmed() && wrong.none() && Proposal.undecided(settings).contains(method);
  }

  private List<Option> prefixed(String text, List<Option> options) {
    return options.stream()
        .map(o -> new Option(o.value(), page.text(text, o.label()), false))
        .toList();
  }

  private static String value(JournalRule rule) {
    return switch (rule.way()) {
      case LEFT_OPEN -> "open";
      case BANK -> "bank:" + rule.journalId().orElseThrow();
      case MEMORIAL -> "memorial:" + rule.journalId().orElseThrow();
    };
  }

  private Select guests() {
    List<Option> options =
        Arrays.stream(Choices.Guests.values())
            .map(
                guests ->
                    new Option(
                        guests.name(),
                        page.text("guests_" + guests),
                        guests == settings.choices().guests()))
            .toList();
    return new Select("guests", page.text("guests"), options, "");
  }

  private Select costCentre() {
    List<Option> options =
        choice.books().costCentres().stream()
            .filter(centre -> !centre.inactive())
            .map(
                centre ->
                    new Option(
                        centre.id().toString(),
                        centre.number() + " " + centre.description(),
                        false))
            .toList();
    return select(
        BooksForm.COST_CENTRE,
        page.text("cost_centre"),
        "none_cost_centre",
        options,
        settings.costCentre());
  }
}
