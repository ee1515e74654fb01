package nl.koppeling.invoice.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.invoice.booking.Composition;
import nl.koppeling.invoice.booking.Golden;
import nl.koppeling.invoice.booking.SalesOrderForm;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.SalesOrderState.OrderPlanned;
import nl.koppeling.snelstart.NewArticle;
import nl.koppeling.snelstart.WireForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked examples as files once more, for an owner who wants sales orders: the articles that
 * are made and the order, byte for byte.
 */
class GoldenSalesOrdersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID RELATION = UUID.fromString("a1000000-0000-4000-8000-000000000042");

  static List<String> examples() {
    return Golden.ORDERED;
  }

  @ParameterizedTest(name = "example {0}")
  @MethodSource("examples")
  void goesOutAsItsFile(String example) throws IOException {
    String written =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(requests(example)) + "\n";

    assertThat(written).isEqualTo(file(example, written));
  }

  @Test
  void everySaleThatCanBeASalesOrderHasItsFile() {
    List<String> sales =
        Golden.BOOKED.stream().filter(e -> !e.startsWith("14") && !e.equals("15")).toList();

    assertThat(sales)
        .filteredOn(e -> Golden.salesOrder(e) instanceof Composition.Order)
        .isEqualTo(examples());
  }

  private static ObjectNode requests(String example) throws IOException {
    Composition.Order made = (Composition.Order) Golden.salesOrder(example);
    OrderPlanned planned =
        new OrderPlanned(new Plan(made.booking(), RELATION, "mollie"), made.form());
    Map<String, UUID> ids = new LinkedHashMap<>();
    ObjectNode requests = JSON.createObjectNode();
    ArrayNode articles = requests.putArray("POST /artikelen");
    for (SalesOrderForm.Line line : made.form().lines()) {
      SalesOrderForm.Article article = line.article();
      UUID id = UUID.nameUUIDFromBytes(article.code().getBytes(StandardCharsets.UTF_8));
      if (ids.put(KnownArticles.key(line), id) == null) {
        articles.add(
            JSON.readTree(
                WireForm.of(new NewArticle(article.code(), article.name(), article.group()))));
      }
    }
    requests.set(
        "POST /verkooporders", JSON.readTree(WireForm.of(SalesOrderDocuments.order(planned, ids))));
    return requests;
  }

  private static String file(String example, String written) throws IOException {
    String name = "/golden/" + example + ".order.json";
    try (InputStream in = GoldenSalesOrdersTest.class.getResourceAsStream(name)) {
      assertThat(in).as("no file " + name + ", written was\n" + written).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
