package nl.koppeling.sandbox.snelstart.books;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The countries, the same ones with the same ids in every administration: the whole EU and its
 * common trade partners. The id ends in the ISO 3166 number.
 */
public final class Countries {

  private static final String TABLE =
      """
      528 NLD NL NL Nederland
      56 BEL BE BE België
      276 DEU DE DE Duitsland
      40 AUT AT AT Oostenrijk
      100 BGR BG BG Bulgarije
      191 HRV HR HR Kroatië
      196 CYP CY CY Cyprus
      203 CZE CZ CZ Tsjechië
      208 DNK DK DK Denemarken
      233 EST EE EE Estland
      246 FIN FI FI Finland
      250 FRA FR FR Frankrijk
      300 GRC GR EL Griekenland
      348 HUN HU HU Hongarije
      372 IRL IE IE Ierland
      380 ITA IT IT Italië
      428 LVA LV LV Letland
      440 LTU LT LT Litouwen
      442 LUX LU LU Luxemburg
      470 MLT MT MT Malta
      616 POL PL PL Polen
      620 PRT PT PT Portugal
      642 ROU RO RO Roemenië
      703 SVK SK SK Slowakije
      705 SVN SI SI Slovenië
      724 ESP ES ES Spanje
      752 SWE SE SE Zweden
      826 GBR GB - Verenigd Koninkrijk
      840 USA US - Verenigde Staten
      756 CHE CH - Zwitserland
      578 NOR NO - Noorwegen
      124 CAN CA - Canada
      36 AUS AU - Australië
      392 JPN JP - Japan
      792 TUR TR - Turkije
      """;

  private static final Map<UUID, Country> ALL =
      Arrays.stream(TABLE.split("\n"))
          .map(line -> line.strip().split(" ", 5))
          .map(Countries::country)
          .collect(
              Collectors.toMap(
                  Country::id, country -> country, (one, other) -> one, LinkedHashMap::new));

  private Countries() {}

  /** All countries. */
  public static Collection<Country> all() {
    return ALL.values();
  }

  /** The country with an id. */
  public static Optional<Country> find(UUID id) {
    return id == null ? Optional.empty() : Optional.ofNullable(ALL.get(id));
  }

  private static Country country(String[] part) {
    UUID id =
        UUID.fromString(
            String.format(Locale.ROOT, "1a000000-0000-4000-8000-%012d", Integer.valueOf(part[0])));
    return new Country(id, part[4], part[1], part[2], "-".equals(part[3]) ? null : part[3]);
  }
}
