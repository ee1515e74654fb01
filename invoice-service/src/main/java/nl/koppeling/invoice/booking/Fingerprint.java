package nl.koppeling.invoice.booking;

import java.util.HexFormat;
import java.util.Optional;

/** Step 8 (VAT reference 6): the same input gives the same bytes, and a hash proves it. */
final class Fingerprint {

  private static final String FORM = "2";

  private Fingerprint() {}

  static String of(Booking booking, Mapping mapping) {
    StringBuilder text = new StringBuilder(512).append(FORM).append('\n');
    text.append(booking.invoiceNumber()).append('\n').append(booking.invoiceDate()).append('\n');
    text.append(booking.description()).append('\n').append(booking.markers().sale()).append('\n');
    text.append(booking.paymentTermDays()).append('\n').append(booking.total()).append('\n');
    for (Booking.Line line : booking.lines()) {
      text.append("line ").append(line.ledger()).append(' ').append(line.band()).append(' ');
      text.append(orDash(line.costCentre())).append(' ');
      text.append(line.net()).append(' ').append(line.description()).append('\n');
    }
    for (Booking.Vat vat : booking.vat()) {
      text.append("vat ").append(vat.band()).append(' ').append(vat.amount()).append(' ');
      text.append(orDash(vat.ledger())).append('\n');
    }
    for (Booking.Payment payment : booking.payments()) {
      text.append("payment ").append(payment.means()).append(' ');
      text.append(payment.amount()).append('\n');
    }
    text.append("mapping ").append(mapping.version());
    return HexFormat.of().formatHex(Names.sha256(text.toString()));
  }

  private static String orDash(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }
}
