package nl.koppeling.connection.settings;

import java.util.List;
import java.util.Set;
import nl.koppeling.snelstart.OrderTemplate;
import nl.koppeling.snelstart.RevenueGroup;

/**
 * What sales orders are made with, and what ledgers are proposed by (SnelStart API reference 7.5
 * and 7.6).
 *
 * @param templates inactive ones too
 * @param groups empty when the coupling may not read them
 * @param missingRights what the coupling lacks for sales orders, and only for them
 */
public record Shelf(
    List<OrderTemplate> templates, List<RevenueGroup> groups, Set<String> missingRights) {

  /** What sales orders need beside what every connection needs (SnelStart API reference 2.3). */
  public static final Set<String> RIGHTS =
      Set.of("orders:write", "artikelen:read", "artikelen:write");

  public Shelf {
    templates = List.copyOf(templates);
    groups = List.copyOf(groups);
    missingRights = Set.copyOf(missingRights);
  }

  /** The templates an owner can choose. */
  public List<OrderTemplate> active() {
    return templates.stream().filter(t -> !t.inactive()).toList();
  }
}
