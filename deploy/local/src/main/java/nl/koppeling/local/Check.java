package nl.koppeling.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds what happened against what had to happen: every order of the sample shop against a table
 * that was made by reading the orders, every booking against the shop's own amounts, to the cent.
 */
public final class Check {

  /** Refunds of booked orders among the recorded ones: one of 35 and of 137, three of 139. */
  static final int REFUNDS = 5;

  private Check() {}

  /** Everything that is wrong, one sentence each; empty when all is right. */
  public static List<String> faults(
      Overview overview, Books books, Map<Long, SampleShop.Amounts> shop) {
    List<String> faults = new ArrayList<>();
    Map<Long, Overview.Row> rows =
        overview.sales().stream()
            .collect(Collectors.toMap(Overview.Row::orderId, Function.identity()));
    Map<String, Books.Booked> bookings = new HashMap<>();
    books.bookings().forEach(b -> bookings.put(b.number(), b));
    expected()
        .forEach(
            (order, expected) -> {
              Overview.Row row = rows.get(order);
              String found = row == null ? "not seen" : (row.state() + " " + row.codes()).strip();
              if (!found.equals(expected)) {
                faults.add("order " + order + " is " + found + ", expected " + expected);
              } else if (row.state().equals("SETTLED")) {
                faults.addAll(amounts(order, bookings.get(row.invoiceNumber()), shop.get(order)));
              }
            });
    rows.keySet().stream()
        .filter(order -> !expected().containsKey(order))
        .forEach(order -> faults.add("order " + order + " is not in the table"));
    overview.credits().stream()
        .filter(credit -> !credit.state().equals("SETTLED"))
        .forEach(
            credit ->
                faults.add(
                    "a refund of order "
                        + credit.orderId()
                        + " is "
                        + credit.state()
                        + " "
                        + credit.codes()));
    if (overview.credits().size() != REFUNDS) {
      faults.add("there are " + overview.credits().size() + " credits, expected " + REFUNDS);
    }
    overview.credits().stream()
        .map(credit -> bookings.get(credit.invoiceNumber()))
        .filter(credit -> credit != null && credit.open().signum() != 0)
        .forEach(credit -> faults.add("credit " + credit.number() + " is not paid out"));
    long settled = overview.count("SETTLED") + overview.credits().size();
    if (books.bookings().size() != settled || books.bankBookings() != settled) {
      faults.add(
          settled
              + " documents are settled, and there are "
              + books.bookings().size()
              + " bookings and "
              + books.bankBookings()
              + " payments");
    }
    if (books.duplicates() > 0) {
      faults.add(books.duplicates() + " numbers, payments or relations stand there twice");
    }
    if (books.unbalanced() > 0) {
      faults.add(books.unbalanced() + " bookings are out of balance");
    }
    return faults;
  }

  private static List<String> amounts(long order, Books.Booked booked, SampleShop.Amounts shop) {
    if (booked == null) {
      return List.of("order " + order + " is said to be settled and is not in the administration");
    }
    List<String> faults = new ArrayList<>();
    same(order, "total", booked.total(), shop.total(), faults);
    same(order, "VAT", booked.vat(), shop.tax(), faults);
    same(order, "lines and VAT", booked.net().add(booked.vat()), shop.total(), faults);
    same(order, "outstanding balance", booked.open(), BigDecimal.ZERO, faults);
    return faults;
  }

  private static void same(
      long order, String what, BigDecimal found, BigDecimal expected, List<String> faults) {
    if (found.compareTo(expected) != 0) {
      faults.add("order " + order + ": " + what + " is " + found + ", expected " + expected);
    }
  }

  /** State and reason of every recorded order. */
  static Map<Long, String> expected() {
    Map<Long, String> expected = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Check.class.getResourceAsStream("sample-orders.csv"), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .forEach(
              part -> expected.put(Long.parseLong(part[0]), (part[1] + " " + part[2]).strip()));
      return expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
