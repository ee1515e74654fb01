package nl.koppeling.invoice.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.Golden;
import nl.koppeling.invoice.posting.Doubt;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingState.PayIntended;
import nl.koppeling.invoice.posting.Route;
import nl.koppeling.snelstart.WireForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked examples as files: an order or a refund as the shop gives it in, the bodies that go to
 * SnelStart out, byte for byte.
 */
class GoldenRequestsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID RELATION = UUID.fromString("a1000000-0000-4000-8000-000000000042");
  private static final UUID BOOKING = UUID.fromString("b1000000-0000-4000-8000-000000000007");
  private static final UUID PROVIDER = UUID.fromString("d1000000-0000-4000-8000-000000001105");
  private static final UUID CARDS = UUID.fromString("d1000000-0000-4000-8000-000000001680");

  static List<String> examples() {
    return Golden.BOOKED;
  }

  @ParameterizedTest(name = "example {0}")
  @MethodSource("examples")
  void goesOutAsItsFile(String example) throws IOException {
    String written =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(requests(example)) + "\n";

    assertThat(written).isEqualTo(file(example, written));
  }

  @Test
  void everyExampleThatIsBookedHasItsFile() {
    assertThat(examples()).hasSize(22).doesNotHaveDuplicates();
  }

  private static ObjectNode requests(String example) throws IOException {
    Booking booking = Golden.booking(example);
    Plan plan = new Plan(booking, RELATION, "mollie_wc_gateway_ideal");
    ObjectNode requests = JSON.createObjectNode();
    requests.set("POST /verkoopboekingen", JSON.readTree(WireForm.of(Documents.sale(plan))));
    ArrayNode payments = requests.putArray("POST /bankboekingen");
    for (int i = 0; i < booking.payments().size(); i++) {
      boolean card = booking.payments().get(i).means() == Booking.Payment.Means.GIFT_CARD;
      Route route = Route.bank(card ? CARDS : PROVIDER);
      PayIntended pay = new PayIntended(plan, BOOKING, i, route, Doubt.NONE);
      payments.add(JSON.readTree(WireForm.of(Documents.payment(pay))));
    }
    return requests;
  }

  private static String file(String example, String written) throws IOException {
    String name = "/golden/" + example + ".requests.json";
    try (InputStream in = GoldenRequestsTest.class.getResourceAsStream(name)) {
      assertThat(in).as("no file " + name + ", written was\n" + written).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
