package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Step 8 (VAT reference 6): the same input gives the same bytes, and a hash proves it. */
final class Fingerprint {

  private Fingerprint() {}

  static String of(
      String invoiceNumber,
      LocalDate date,
      String description,
      Booking.Markers markers,
      Cents total,
      List<Booking.Line> lines,
      List<Booking.Vat> vat,
      Mapping mapping) {
    StringBuilder text = new StringBuilder("1\n");
    text.append(invoiceNumber).append('\n').append(date).append('\n');
    text.append(description).append('\n').append(markers.sale()).append('\n');
    text.append(mapping.paymentTermDays()).append('\n').append(total).append('\n');
    for (Booking.Line line : lines) {
      text.append("line ").append(line.ledger()).append(' ').append(line.band()).append(' ');
      text.append(line.costCentre().map(Object::toString).orElse("-")).append(' ');
      text.append(line.net()).append(' ').append(line.description()).append('\n');
    }
    for (Booking.Vat one : vat) {
      text.append("vat ").append(one.band()).append(' ').append(one.amount()).append('\n');
    }
    text.append("mapping ").append(mapping.version());
    return HexFormat.of().formatHex(Names.sha256(text.toString()));
  }
}
