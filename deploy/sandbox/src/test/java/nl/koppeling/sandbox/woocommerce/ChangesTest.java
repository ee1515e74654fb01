package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.koppeling.sandbox.woocommerce.orders.Change;
import nl.koppeling.sandbox.woocommerce.orders.OrderMaker;
import nl.koppeling.sandbox.woocommerce.orders.OrderWish;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of section 5.3: what moves {@code date_modified}, and what rings. */
class ChangesTest {

  private static final ShopVersion HPOS = ShopVersion.CURRENT;
  private static final ShopVersion POSTS = ShopVersion.of("11.0.1", "posts");
  private static final ShopVersion OLD = ShopVersion.of("6.1.1", "posts");

  @ParameterizedTest
  @CsvSource({
    "STATUS, true, true, true, order.updated",
    "PARTIAL_REFUND, true, true, false, order.updated",
    "FULL_REFUND, true, true, true, order.updated",
    "REFUND_DELETED, false, false, false, ",
    "LINES, true, false, false, order.updated",
    "DETAILS, true, false, false, order.updated",
    "CUSTOMER_NOTE, true, true, true, order.updated",
    "NOTHING, true, false, false, order.updated",
    "ORDER_NOTE, false, false, false, ",
    "TRASHED, true, true, true, order.deleted",
    "DELETED, true, true, true, ",
  })
  void movesAndRingsAsMeasured(
      Change change, boolean hpos, boolean posts, boolean old, String topic) {
    assertThat(change.moves(HPOS)).isEqualTo(hpos);
    assertThat(change.moves(POSTS)).isEqualTo(posts);
    assertThat(change.moves(OLD)).isEqualTo(old);
    assertThat(String.join(",", change.topics(HPOS))).isEqualTo(topic == null ? "" : topic);
  }

  @Test
  void comingOutOfTheTrashRingsOnPostsOnlyAndNeverAsRestored() {
    assertThat(Change.RESTORED.topics(HPOS)).isEmpty();
    assertThat(Change.RESTORED.topics(POSTS)).containsExactly("order.updated");
    assertThat(Change.RESTORED.moves(HPOS)).isTrue();
  }

  @Test
  void placingRingsTwice() {
    assertThat(Change.PLACED.topics(HPOS)).containsExactly("order.created", "order.updated");
  }

  @Test
  void versionsKnowWhereTheyKeepTheirOrders() {
    assertThat(HPOS.hpos()).isTrue();
    assertThat(POSTS.hpos()).isFalse();
    assertThat(OLD.hpos()).isFalse();
    assertThat(OLD.knowsModified()).isTrue();
    assertThat(ShopVersion.of("5.7.2", "").knowsModified()).isFalse();
    assertThat(ShopVersion.of("5.10.0", "").knowsModified()).isTrue();
  }

  @Test
  void anOrderHasItsFieldsInTheRecordedOrder() {
    ObjectNode made =
        OrderMaker.make(
            OrderWish.of(
                Json.parse(
                    "{\"shippingInclVat\":\"6.95\",\"feeInclVat\":\"1.21\",\"couponPercent\":10}"),
                ShopTime.AMSTERDAM.now()),
            1_001,
            ShopTime.AMSTERDAM);
    ObjectNode recorded = (ObjectNode) Files.json("orders-dp6.json").get(0);

    assertThat(made.fieldNames()).toIterable().containsExactlyElementsOf(recorded::fieldNames);
    for (String lines : new String[] {"line_items", "tax_lines", "shipping_lines"}) {
      assertThat(made.at("/" + lines + "/0").fieldNames())
          .toIterable()
          .containsExactlyElementsOf(() -> recorded.at("/" + lines + "/0").fieldNames());
    }
    assertThat(Instant.parse(made.get("date_created_gmt").asText() + "Z")).isNotNull();
  }
}
