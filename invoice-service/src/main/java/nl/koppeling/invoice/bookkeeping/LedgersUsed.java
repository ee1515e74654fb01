package nl.koppeling.invoice.bookkeeping;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.invoice.booking.Booking;

/**
 * The ledger accounts of a booking as the owner knows them: SnelStart says that one is refused, not
 * which one. For example {@code 8000 (producten 21 %), 8005 (verzendkosten 21 %)}.
 *
 * @param settings as they are now; an account that is no longer in them has no number
 */
record LedgersUsed(Booking booking, BookingSettings settings) {

  String nl() {
    return all("eerder gekozen rekening", "buitenlandse btw", true);
  }

  String en() {
    return all("account chosen earlier", "foreign VAT", false);
  }

  private String all(String unknown, String foreign, boolean dutch) {
    Stream<Used> lines = booking.lines().stream().map(line -> used(line, dutch));
    Stream<Used> vat =
        booking.vat().stream()
            .flatMap(v -> v.ledger().stream())
            .map(ledger -> new Used(number(ledger), foreign));
    return Stream.concat(lines, vat)
        .collect(
            Collectors.groupingBy(
                Used::number,
                () -> new TreeMap<>(Comparator.comparing(n -> n.orElse(Integer.MAX_VALUE))),
                Collectors.mapping(
                    Used::purpose,
                    Collectors.collectingAndThen(Collectors.toList(), LedgersUsed::once))))
        .entrySet()
        .stream()
        .map(e -> e.getKey().map(String::valueOf).orElse(unknown) + " (" + e.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String once(List<String> purposes) {
    return purposes.stream().distinct().collect(Collectors.joining(", "));
  }

  private Used used(Booking.Line line, boolean dutch) {
    String band = dutch ? line.band().nl() : line.band().en();
    String purpose =
        line.origin()
            .map(Booking.Origin::role)
            .map(role -> (dutch ? role.nl() : role.en()) + " " + band)
            .orElse(band);
    return new Used(number(line.ledger()), purpose);
  }

  private Optional<Integer> number(UUID ledger) {
    return settings.ledgers().stream()
        .filter(rule -> rule.ledgerId().equals(ledger))
        .map(BookingSettings.LedgerRule::number)
        .findFirst();
  }

  private record Used(Optional<Integer> number, String purpose) {}
}
