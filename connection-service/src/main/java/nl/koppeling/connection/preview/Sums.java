package nl.koppeling.connection.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.koppeling.connection.line.Explanation;

/**
 * What orders would add up to in the books.
 *
 * @param outcomes orders by what would become of them
 * @param gross VAT included, credits taken off
 * @param ledgers turnover by ledger account, excluding VAT
 * @param vat VAT by kind
 */
public record Sums(
    Map<String, Integer> outcomes,
    BigDecimal gross,
    BigDecimal totalVat,
    List<Ledger> ledgers,
    List<Vat> vat) {

  /** Turnover on one account; {@code name} begins with its number. */
  public record Ledger(UUID ledgerId, String name, BigDecimal net) {}

  /** VAT of one kind. */
  public record Vat(String band, Explanation.Text name, BigDecimal net, BigDecimal amount) {}

  public Sums {
    outcomes = Map.copyOf(outcomes);
    ledgers = List.copyOf(ledgers);
    vat = List.copyOf(vat);
  }

  static Sums of(Preview preview) {
    Adding adding = new Adding();
    preview.orders().forEach(adding::add);
    return adding.sums(preview.ledgers());
  }

  private static final class Adding {
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<UUID, BigDecimal> ledgers = new TreeMap<>();
    private final Map<UUID, Integer> numbers = new TreeMap<>();
    private final Map<String, Vat> vat = new TreeMap<>();
    private BigDecimal gross = BigDecimal.ZERO;
    private BigDecimal totalVat = BigDecimal.ZERO;

    void add(Preview.Look look) {
      outcomes.merge(look.outcome(), 1, Integer::sum);
      look.documents().stream().flatMap(d -> d.booking().stream()).forEach(this::add);
    }

    private void add(Explanation.Explained booking) {
      gross = gross.add(booking.total());
      totalVat = totalVat.add(booking.totalVat());
      for (Explanation.Line line : booking.lines()) {
        ledgers.merge(line.ledgerId(), line.net(), BigDecimal::add);
        numbers.put(line.ledgerId(), line.ledgerNumber());
        add(new Vat(line.band(), line.bandName(), line.net(), BigDecimal.ZERO));
      }
      for (Explanation.Vat one : booking.vat()) {
        add(new Vat(one.band(), one.bandName(), BigDecimal.ZERO, one.amount()));
      }
    }

    private void add(Vat one) {
      vat.merge(
          one.band(),
          one,
          (a, b) -> new Vat(a.band(), a.name(), a.net().add(b.net()), a.amount().add(b.amount())));
    }

    Sums sums(Map<UUID, String> names) {
      List<Ledger> all = new ArrayList<>();
      ledgers.forEach(
          (id, net) ->
              all.add(
                  new Ledger(id, names.getOrDefault(id, String.valueOf(numbers.get(id))), net)));
      all.sort(java.util.Comparator.comparing(Ledger::name));
      return new Sums(outcomes, gross, totalVat, all, List.copyOf(vat.values()));
    }
  }
}
