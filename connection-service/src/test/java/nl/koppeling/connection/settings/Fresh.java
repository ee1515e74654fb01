package nl.koppeling.connection.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.VatKind;

/** A fresh administration (SnelStart API reference 7.7 and 16.5). */
final class Fresh {

  static final String OSS = "InstallatieTeleverkoopBinnenEUgeen";
  static final String IBAN = "NL00TEST0000000001";

  static final CompanyInfo COMPANY = company(false, false);

  static final List<LedgerAccount> CHART =
      List.of(
          balance(1300, "Debiteuren", "DagboekVerkoop"),
          balance(1509, "Tussenrekening betalingen", "TussenrekeningBetalingen"),
          balance(1510, "Kruisposten", "Kruisposten"),
          balance(1671, "Btw af te dragen hoog", "BtwAfTeDragenHoog"),
          balance(1679, "Buitenlandse btw", "Diversen"),
          ledger(4758, "Transactiekosten", "InkopenKostenAlleBtwTarieven", VatKind.values()),
          ledger(8000, "Omzet hoog", "VerkopenOmzetHoog", VatKind.HIGH),
          oss(8077, "Omzet OSS standaard", "SR"),
          oss(8078, "Omzet OSS verlaagd", "RRL"),
          ledger(8110, "Omzet laag", "VerkopenOmzetLaag", VatKind.LOW),
          ledger(8199, "Omzet vrijgesteld", "VerkopenBtwVrij", VatKind.NONE),
          ledger(8250, "Omzet verlegd", "VerkopenOmzetOnbelastVerlegd", VatKind.NONE),
          ledger(8300, "Export binnen de EU", "VerkopenExportBinnenEU", VatKind.NONE),
          ledger(8310, "Export buiten de EU", "VerkopenExportBuitenEU", VatKind.NONE),
          ledger(8320, "Diensten binnen de EU", "DienstverleningBinnenEU", VatKind.NONE));

  static final List<Journal> JOURNALS =
      List.of(
          journal(1000, "Kas", JournalKind.CASH),
          journal(1100, "Bank", JournalKind.BANK),
          journal(1104, "Mollie", JournalKind.BANK),
          journal(1300, "Debiteuren", JournalKind.SALES),
          journal(1600, "Crediteuren", JournalKind.PURCHASE),
          journal(2800, "Memoriaal", JournalKind.MEMORIAL),
          journal(2810, "Mollie memoriaal", JournalKind.MEMORIAL));

  private Fresh() {}

  static CompanyInfo company(boolean oss, boolean kor) {
    return new CompanyInfo(
        id(1), "Boeken", "Winkel B.V.", "", IBAN, 2026, kor, oss, Optional.of(id(1679)));
  }

  /** The chart with more accounts. */
  static List<LedgerAccount> and(LedgerAccount... more) {
    return Stream.concat(CHART.stream(), Stream.of(more)).toList();
  }

  static List<Journal> journalsBut(int number, Journal... more) {
    return Stream.concat(JOURNALS.stream().filter(j -> j.number() != number), Stream.of(more))
        .toList();
  }

  static LedgerAccount ledger(int number, String text, String function, VatKind... kinds) {
    return account(number, text, function, false, Optional.empty(), kinds);
  }

  static LedgerAccount balance(int number, String text, String function) {
    return account(number, text, function, true, Optional.empty());
  }

  static LedgerAccount oss(int number, String text, String rateCode) {
    return account(
        number,
        text,
        OSS,
        false,
        Optional.of(rateCode).filter(code -> !code.isEmpty()),
        VatKind.NONE);
  }

  static LedgerAccount inactive(LedgerAccount l) {
    return new LedgerAccount(
        l.id(),
        l.number(),
        l.description(),
        l.function(),
        l.balanceSheet(),
        l.vatKinds(),
        true,
        l.costCentreRequired(),
        l.vatRateCode());
  }

  static Journal journal(int number, String text, JournalKind kind) {
    return new Journal(id(number), number, text, kind, false);
  }

  static UUID id(int number) {
    return UUID.fromString("90000000-0000-4000-8000-%012d".formatted(number));
  }

  private static LedgerAccount account(
      int number,
      String text,
      String function,
      boolean balance,
      Optional<String> rateCode,
      VatKind... kinds) {
    return new LedgerAccount(
        id(number), number, text, function, balance, Set.of(kinds), false, false, rateCode);
  }
}
