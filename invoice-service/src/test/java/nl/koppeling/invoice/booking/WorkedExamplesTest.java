package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The worked examples of VAT reference 7 that are in scope, to the cent: order as the shop gives it
 * in, booking out.
 */
class WorkedExamplesTest {

  @ParameterizedTest(name = "example {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | 8000 4128                               | HIGH 867            | 4995",
        "2A  | 8000 10000, 8001 2500, 8005 500          | HIGH 2205, LOW 225  | 15430",
        "2B  | 8000 10000, 8001 2500, 8005 400, 8006 100 | HIGH 2184, LOW 234 | 15418",
        "3   | 8000 3719, 8001 900                      | HIGH 781, LOW 81    | 5481",
        "3S  | 8000 4132, 8001 1000, 8008 -100, 8009 -413 | HIGH 781, LOW 81  | 5481",
        "4   | 8000 4793, 8001 2312                     | HIGH 1007, LOW 208  | 8320",
        "5   | 8000 10000, 8001 5000, 8008 -500, 8009 -1000 | HIGH 1890, LOW 405 | 15795",
        "6   | 8000 2500, 8007 100                      | HIGH 546            | 3146",
        "7   | 8000 6000                                | HIGH 1260           | 7260",
        "9A  | 8000 904                                 | HIGH 191            | 1095",
        "9B  | 8000 905                                 | HIGH 190            | 1095",
        "9C  | 8000 2383, 8001 183                      | HIGH 500, LOW 16    | 3082",
        "10  | 8040 10000, 8042 600                     | OSS_STANDARD 2226   | 12826",
        "11  | 8040 5000, 8041 2000, 8042 500           | OSS_STANDARD 1045, OSS_REDUCED_LOW 140 | 8685",
        "12  | 8050 50000, 8051 1250                    | ''                  | 51250",
        "13  | 8060 19900, 8061 2500                    | ''                  | 22400",
        "14A | 8001 -2500                               | LOW -225            | -2725",
        "14B | 8000 -680, 8001 -162                     | HIGH -143, LOW -15  | -1000",
        "15  | 8000 -3719, 8001 -900                    | HIGH -781, LOW -81  | -5481",
        "G1  | 1680 5000                                | ''                  | 5000",
        "G2  | 8000 4128                                | HIGH 867            | 4995",
        "G3  | 8070 4000                                | ''                  | 4000",
      })
  void isBookedToTheCent(String example, String net, String vat, long total) {
    Booking booking = Golden.booking(example);

    assertThat(netPerLedger(booking)).isEqualTo(net);
    assertThat(vatPerBand(booking)).isEqualTo(vat);
    assertThat(booking.total().amount()).isEqualTo(total);
  }

  @Test
  void aFreeOrderIsSkipped() {
    assertThat(Shop.compose(ShopOrders.golden("8")))
        .isInstanceOfSatisfying(
            Composition.Skip.class,
            skip -> assertThat(skip.reason().code()).isEqualTo(RefusalCode.SKIPPED_ZERO));
  }

  @Test
  void everyLineOfTheShopIsALineOfTheBooking() {
    Booking booking = Shop.booked(ShopOrders.golden("2A"));

    assertThat(booking.lines())
        .extracting(Booking.Line::description)
        .containsExactly("Lamp", "Boek", "Verzending");
    assertThat(booking.invoiceNumber()).isEqualTo("WEB-2A");
    assertThat(booking.description()).isEqualTo("Webshop order 2A – iDEAL (tr_7UhSN1zuXS)");
    assertThat(booking.invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(booking.notices()).containsExactly(Notice.SHIPPING_ALL_HIGH);
  }

  @Test
  void theBytesOfABookingAreFrozen() {
    Booking booking = Shop.booked(ShopOrders.golden("5"));

    assertThat(booking.markers())
        .isEqualTo(new Booking.Markers("SMJOF42TKQJXSJ3SD73NYBWBI", "PMJOF42TKQJXSJ3SD73NYBWBI"));
    assertThat(booking.fingerprint())
        .isEqualTo("61836236f2b1b2c3ef5e306cd6605a7bb95dc229ed109b4f6b542670ef3860dd");
  }

  @Test
  void aDiscountWithoutALedgerOfItsOwnLowersTurnover() {
    Mapping mapping = Shop.without(Shop.PLAIN, LedgerRole.DISCOUNT, Band.LOW);

    Composition composition = BookingComposer.compose(ShopOrders.golden("5"), mapping, Shop.FACTS);

    assertThat(netPerLedger(((Composition.Book) composition).booking()))
        .isEqualTo("8000 10000, 8001 4500, 8009 -1000");
  }

  static String netPerLedger(Booking booking) {
    Map<Integer, Long> sums = new TreeMap<>();
    booking.lines().forEach(l -> sums.merge(Shop.number(l.ledger()), l.net().amount(), Long::sum));
    return sums.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String vatPerBand(Booking booking) {
    return booking.vat().stream()
        .map(v -> v.band() + " " + v.amount().amount())
        .collect(Collectors.joining(", "));
  }
}
