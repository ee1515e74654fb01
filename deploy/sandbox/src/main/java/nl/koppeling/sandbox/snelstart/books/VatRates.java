package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * VAT percentages: the Dutch ones by kind and period, and those of the EU countries by rate code
 * (SnelStart API reference 7.11). Percentages are exact; periods include both ends.
 */
public final class VatRates {

  /** A Dutch percentage in a period. */
  public record DutchRate(
      String kind, BigDecimal percentage, LocalDate from, LocalDate toAndIncluding) {}

  /** First day of the OSS rules; every seeded EU percentage holds from here. */
  public static final LocalDate OSS_START = LocalDate.of(2021, 7, 1);

  private static final List<DutchRate> DUTCH =
      List.of(
          dutch("Geen", "0.0", "1900-01-01", "2400-12-31"),
          dutch("Laag", "6.0", "1986-10-01", "2018-12-31"),
          dutch("Laag", "9.0", "2019-01-01", "2400-12-31"),
          dutch("Hoog", "17.5", "1992-10-01", "2000-12-31"),
          dutch("Hoog", "19.0", "2001-01-01", "2012-09-30"),
          dutch("Hoog", "21.0", "2012-10-01", "2400-12-31"),
          dutch("Overig", "0.0", "1968-01-01", "2400-12-31"));

  private static final Map<String, Map<String, BigDecimal>> EU = new LinkedHashMap<>();

  static {
    Arrays.stream(
            """
            AUT SR=20 RRH=13 RRL=10
            BEL SR=21 RRH=12 RRL=6
            BGR SR=20 RRL=9
            HRV SR=25 RRH=13 RRL=5
            CYP SR=19 RRH=9 RRL=5
            CZE SR=21 RRL=12
            DEU SR=19 RRL=7
            DNK SR=25
            EST SR=24 RRH=13 RRL=9
            FIN SR=25.5 RRH=14 RRL=10
            FRA SR=20 RRH=10 RRL=5.5 SRR=2.1
            GRC SR=24 RRH=13 RRL=6
            HUN SR=27 RRH=18 RRL=5
            IRL SR=23 RRH=13.5 RRL=9 SRR=4.8
            ITA SR=22 RRH=10 RRL=5 SRR=4
            LVA SR=21 RRH=12 RRL=5
            LTU SR=21 RRH=12 RRL=5
            LUX SR=17 RRL=8 PR=14 SRR=3
            MLT SR=18 RRH=7 RRL=5
            POL SR=23 RRH=8 RRL=5
            PRT SR=23 RRH=13 RRL=6
            ROU SR=21 RRL=11
            SVK SR=23 RRH=19 RRL=5
            SVN SR=22 RRH=9.5 RRL=5
            ESP SR=21 RRL=10 SRR=4
            SWE SR=25 RRH=12 RRL=6
            NLD SR=21 RRL=9
            """
                .split("\n"))
        .map(line -> line.strip().split(" "))
        .forEach(VatRates::readCountry);
  }

  private VatRates() {}

  private static DutchRate dutch(String kind, String percentage, String from, String to) {
    return new DutchRate(
        kind, new BigDecimal(percentage), LocalDate.parse(from), LocalDate.parse(to));
  }

  private static void readCountry(String... words) {
    Map<String, BigDecimal> rates = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=");
      rates.put(pair[0], new BigDecimal(pair[1]));
    }
    EU.put(words[0], rates);
  }

  /** The Dutch percentages. */
  public static List<DutchRate> dutch() {
    return DUTCH;
  }

  /** The Dutch percentage of a kind (Hoog, Laag, Overig, Geen) on a date. */
  public static Optional<BigDecimal> dutch(String kind, LocalDate on) {
    return DUTCH.stream()
        .filter(rate -> rate.kind().equals(kind))
        .filter(rate -> !on.isBefore(rate.from()) && !on.isAfter(rate.toAndIncluding()))
        .map(DutchRate::percentage)
        .findFirst();
  }

  /** The percentage of a country (three letters) for a rate code. */
  public static Optional<BigDecimal> eu(String iso3, String rateCode) {
    return Optional.ofNullable(EU.getOrDefault(iso3, Map.of()).get(rateCode));
  }

  /** The {@code /btwtarieven} answer. */
  public static ArrayNode dutchJson() {
    return Json.array(
        DUTCH,
        rate ->
            Json.object()
                .put("btwSoort", rate.kind())
                .put("btwPercentage", rate.percentage())
                .put("datumVanaf", rate.from() + "T00:00:00")
                .put("datumTotEnMet", rate.toAndIncluding() + "T00:00:00"));
  }

  /** The countries with EU percentages, three letters each. */
  public static List<String> countries() {
    return List.copyOf(EU.keySet());
  }

  /** One row of the {@code /vatrates} answer. */
  public static ObjectNode countryJson(String iso3) {
    ObjectNode country = Json.object().put("countryCode", iso3);
    ArrayNode rates = country.putArray("vatRates");
    EU.get(iso3)
        .forEach(
            (code, rate) ->
                rates.add(
                    Json.object()
                        .put("rateCode", code)
                        .put("rate", rate.scale() < 1 ? rate.setScale(1) : rate)
                        .put("validFrom", OSS_START + "T00:00:00")));
    return country;
  }
}
