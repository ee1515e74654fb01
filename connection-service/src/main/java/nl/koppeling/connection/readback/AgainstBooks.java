package nl.koppeling.connection.readback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.overview.Standing;
import nl.koppeling.connection.readback.Discrepancy.Kind;
import nl.koppeling.connection.readback.Reading.Account;
import nl.koppeling.connection.readback.Reading.Sum;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.LedgerEntry;
import nl.koppeling.snelstart.SalesInvoice;

/**
 * Our ledger of a month against what the administration has: every invoice of ours is there with
 * its amount, its VAT and nothing open, and no invoice bears our prefix without being ours.
 *
 * @param prefix of our invoice numbers; empty: our numbers cannot be told from others
 * @param elsewhere invoice numbers of ours that belong to another month in our ledger
 */
record AgainstBooks(String prefix, Set<String> elsewhere) {

  /**
   * What a change after booking adds to a number (invoice service, ADR 6): {@code -H} takes back,
   * {@code -V} books anew, with credits of its own.
   */
  private static final Pattern CORRECTION = Pattern.compile("(-V[0-9]+(-C[0-9]+)?|-H[0-9]*)$");

  /**
   * What an administration said.
   *
   * @param entries empty when there were too many to read
   * @param foreignVat the account of foreign VAT, when there is one
   */
  record Books(
      List<SalesInvoice> invoices,
      Optional<List<LedgerEntry>> entries,
      Collection<LedgerAccount> chart,
      Optional<UUID> foreignVat) {}

  /** The number of the first invoice behind a number; itself when it corrects none. */
  static String base(String number) {
    String base = CORRECTION.matcher(number).replaceFirst("");
    return base.equals(number) ? number : base(base);
  }

  Reading compare(List<MonthRow> ledger, Books books) {
    Map<String, SalesInvoice> invoices = new HashMap<>();
    books.invoices().forEach(invoice -> invoices.put(invoice.invoiceNumber(), invoice));
    Accounts accounts = new Accounts(books);
    List<Discrepancy> found = new ArrayList<>();
    Set<String> ours = new HashSet<>();
    Sum sales = Sum.NOTHING;
    Sum refunds = Sum.NOTHING;
    for (MonthRow row : ledger) {
      DocumentView document = row.document();
      if (!booked(document)) {
        continue;
      }
      ours.add(document.invoiceNumber());
      SalesInvoice invoice = invoices.get(document.invoiceNumber());
      if (invoice == null) {
        found.add(named(Kind.NOT_IN_SNELSTART, document, document.total(), Optional.empty()));
        continue;
      }
      BigDecimal vat = accounts.vat(invoice.invoiceNumber());
      look(document, invoice, accounts.read() ? Optional.of(vat) : Optional.empty(), found);
      if (document.document().refundId() == 0) {
        sales = sales.plus(invoice.total(), vat);
      } else {
        refunds = refunds.plus(invoice.total(), vat);
      }
    }
    Sum corrections = Sum.NOTHING;
    for (SalesInvoice invoice : books.invoices()) {
      String number = invoice.invoiceNumber();
      if (ours.contains(number) || elsewhere.contains(number)) {
        continue;
      }
      String corrected = base(number);
      if (!corrected.equals(number)
          && (ours.contains(corrected) || elsewhere.contains(corrected))) {
        ours.add(number);
        corrections = corrections.plus(invoice.total(), accounts.vat(number));
      } else if (bearsOurPrefix(number)) {
        found.add(stranger(invoice));
      }
    }
    return Reading.of(sales, refunds, corrections, accounts.of(ours), accounts.read(), found);
  }

  /** A sales order is no invoice yet. */
  private static boolean booked(DocumentView document) {
    return !document.invoiceNumber().isEmpty()
        && (document.state() == Standing.State.BOOKED
            || document.state() == Standing.State.SETTLED);
  }

  private static void look(
      DocumentView document,
      SalesInvoice invoice,
      Optional<BigDecimal> vat,
      List<Discrepancy> found) {
    if (invoice.total().compareTo(document.total()) != 0) {
      found.add(
          named(Kind.SNELSTART_AMOUNT, document, document.total(), Optional.of(invoice.total())));
    } else if (vat.isPresent()
        && document.vat().filter(known -> known.compareTo(vat.get()) != 0).isPresent()) {
      found.add(named(Kind.SNELSTART_VAT, document, document.vat().get(), vat));
    }
    if (document.settled() && invoice.outstanding().signum() != 0) {
      found.add(
          named(
              Kind.SNELSTART_OPEN, document, document.total(), Optional.of(invoice.outstanding())));
    }
  }

  /** After the prefix comes the shop's number: somebody else's WEBSHOP-1 is not ours. */
  private boolean bearsOurPrefix(String number) {
    return !prefix.isEmpty()
        && number.startsWith(prefix)
        && number.length() > prefix.length()
        && Character.isDigit(number.charAt(prefix.length()));
  }

  private static Discrepancy stranger(SalesInvoice invoice) {
    return new Discrepancy(
        Kind.ONLY_IN_SNELSTART,
        0,
        0,
        "",
        invoice.invoiceNumber(),
        Optional.empty(),
        Optional.of(invoice.total()));
  }

  private static Discrepancy named(
      Kind kind, DocumentView document, BigDecimal ours, Optional<BigDecimal> theirs) {
    return new Discrepancy(
        kind,
        document.orderId(),
        document.document().refundId(),
        document.number(),
        document.invoiceNumber(),
        Optional.of(ours),
        theirs);
  }

  /** Turnover and VAT by account; debtors and journals are the other side of the same money. */
  private static final class Accounts {

    private final Map<UUID, LedgerAccount> chart = new HashMap<>();
    private final Map<String, List<LedgerEntry>> byInvoice = new HashMap<>();
    private final Optional<UUID> foreignVat;
    private final boolean read;

    Accounts(Books books) {
      foreignVat = books.foreignVat();
      read = books.entries().isPresent();
      books.chart().forEach(account -> chart.put(account.id(), account));
      books.entries().orElse(List.of()).stream()
          .filter(entry -> !entry.invoiceNumber().isEmpty() && chart.containsKey(entry.ledgerId()))
          .forEach(
              entry ->
                  byInvoice
                      .computeIfAbsent(entry.invoiceNumber(), n -> new ArrayList<>())
                      .add(entry));
    }

    boolean read() {
      return read;
    }

    BigDecimal vat(String invoiceNumber) {
      return byInvoice.getOrDefault(invoiceNumber, List.of()).stream()
          .filter(entry -> vat(entry.ledgerId()))
          .map(LedgerEntry::amount)
          .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** SnelStart API reference 7.7: functions 21 to 24 and 26 to 28. */
    private boolean vat(UUID ledgerId) {
      String function = chart.get(ledgerId).function();
      return foreignVat.filter(ledgerId::equals).isPresent()
          || function.startsWith("BtwAfTeDragen")
          || function.startsWith("BtwAfteDragen");
    }

    List<Account> of(Set<String> invoiceNumbers) {
      Map<Integer, Account> sums = new TreeMap<>();
      for (String number : invoiceNumbers) {
        for (LedgerEntry entry : byInvoice.getOrDefault(number, List.of())) {
          LedgerAccount account = chart.get(entry.ledgerId());
          boolean vat = vat(entry.ledgerId());
          if (vat || !account.balanceSheet()) {
            sums.merge(
                account.number(),
                new Account(account.number(), account.description(), vat, entry.amount()),
                (a, b) ->
                    new Account(a.number(), a.description(), a.vat(), a.amount().add(b.amount())));
          }
        }
      }
      return List.copyOf(sums.values());
    }
  }
}
