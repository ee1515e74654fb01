package nl.koppeling.sandbox.snelstart.books;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a ledger account is for (grootboekfunctie): SnelStart's number and name, and the kinds of
 * VAT a line on such an account may carry (SnelStart API reference 7.7 and 8.1).
 */
public enum LedgerFunction {
  DIVERSEN(0, "Diversen"),
  DAGBOEK_KAS(1, "DagboekKas"),
  DAGBOEK_BANK(2, "DagboekBank"),
  DAGBOEK_GIRO(3, "DagboekGiro"),
  DAGBOEK_VERKOOP(4, "DagboekVerkoop"),
  DAGBOEK_INKOOP(5, "DagboekInkoop"),
  DAGBOEK_MEMORIAAL(7, "DagboekMemoriaal"),
  DAGBOEK_BALANS(8, "DagboekBalans"),
  OMZET_VERLEGD(10, "VerkopenOmzetOnbelastVerlegd", "Geen"),
  OMZET_LAAG(11, "VerkopenOmzetLaag", "Laag"),
  OMZET_HOOG(12, "VerkopenOmzetHoog", "Hoog"),
  OMZET_OVERIG(13, "VerkopenOmzetOverig", "Overig"),
  OMZET_BTW_VRIJ(15, "VerkopenBtwVrij", "Geen"),
  BTW_AF_TE_DRAGEN_LAAG(21, "BtwAfteDragenLaag"),
  BTW_AF_TE_DRAGEN_HOOG(22, "BtwAfTeDragenHoog"),
  BTW_AF_TE_DRAGEN_OVERIG(23, "BtwAfTeDragenOverig"),
  BTW_AF_TE_DRAGEN_VERLEGD(24, "BtwAfTeDragenVerlegdVerkopen"),
  BTW_TE_VORDEREN_VERLEGD(25, "BtwTeVorderenVerlegd"),
  KOSTEN_ALLE_TARIEVEN(30, "InkopenKostenAlleBtwTarieven", "Geen", "Laag", "Hoog", "Overig"),
  KOSTEN_LAAG(31, "InkopenKostenLaag", "Laag"),
  KOSTEN_HOOG(32, "InkopenKostenHoog", "Hoog"),
  KOSTEN_OVERIG(33, "InkopenKostenOverig", "Overig"),
  VRAAGPOSTEN(34, "InkopenVraagPosten", "Geen", "Laag", "Hoog", "Overig"),
  BTW_TE_VORDEREN_LAAG(41, "BtwTeVorderenLaag"),
  BTW_TE_VORDEREN_HOOG(42, "BtwTeVorderenHoog"),
  BTW_TE_VORDEREN_OVERIG(43, "BtwTeVorderenOverig"),
  EXPORT_BINNEN_EU(80, "VerkopenExportBinnenEU", "Geen"),
  EXPORT_BUITEN_EU(81, "VerkopenExportBuitenEU", "Geen"),
  ONINBAAR(82, "OninbareVorderingen"),
  HERREKENING(83, "HerrekeningCorrecties"),
  OSS(84, "InstallatieTeleverkoopBinnenEUgeen", "Geen"),
  DIENSTEN_BINNEN_EU(88, "DienstverleningBinnenEU", "Geen"),
  BETALINGSKORTING(102, "Betalingskorting"),
  TUSSENREKENING(110, "TussenrekeningBetalingen"),
  ONBEKENDE_BETALINGEN(111, "OnbekendeBetalingen"),
  KRUISPOSTEN(112, "Kruisposten"),
  CONTANTE_BETALING(120, "ContanteBetaling"),
  ELEKTRONISCHE_BETALING(121, "ElectronischeBetaling"),
  WINSTBOEKING(130, "Winstboeking");

  private final int number;
  private final String wireName;
  private final List<String> vatKinds;

  LedgerFunction(int number, String wireName, String... vatKinds) {
    this.number = number;
    this.wireName = wireName;
    this.vatKinds = List.of(vatKinds);
  }

  /** The function with a name on the wire, in any case. */
  public static Optional<LedgerFunction> named(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName.equalsIgnoreCase(name)).findAny();
  }

  /** All names on the wire. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(LedgerFunction::wireName).toList();
  }

  /** SnelStart's name. */
  public String wireName() {
    return wireName;
  }

  /** The kinds of VAT a line may carry; empty for accounts that are not about turnover or cost. */
  public List<String> vatKinds() {
    return vatKinds;
  }

  /** True for the accounts that are journals themselves. */
  public boolean isJournal() {
    return number >= 1 && number <= 8;
  }

  /** True for the accounts SnelStart fills itself and of which one per administration may exist. */
  public boolean isUnique() {
    return number >= 20 && number <= 28
        || number >= 41 && number <= 45
        || this == WINSTBOEKING
        || this == DAGBOEK_VERKOOP
        || this == DAGBOEK_INKOOP;
  }

  /** True when the kind of VAT cannot be derived and must be given on the line. */
  public boolean needsVatKind() {
    return this == KOSTEN_ALLE_TARIEVEN || this == VRAAGPOSTEN;
  }

  /** True for turnover inside the EU that needs a business customer with a VAT number. */
  public boolean isIntraCommunity() {
    return this == EXPORT_BINNEN_EU || this == DIENSTEN_BINNEN_EU;
  }

  /** True for the accounts that hold VAT, or whole sales and purchases: never a sales line. */
  public boolean isClosedToSales() {
    return number >= 21 && number <= 25
        || number >= 41 && number <= 45
        || this == DAGBOEK_VERKOOP
        || this == DAGBOEK_INKOOP;
  }
}
