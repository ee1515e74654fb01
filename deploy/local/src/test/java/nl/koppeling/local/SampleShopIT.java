package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded orders of a real shop, through the whole line. */
class SampleShopIT {

  @Test
  void everyRecordedOrderEndsAsItMustToTheCent() {
    Fleet fleet = TheLine.fleet();
    Owner owner = new Owner(fleet, "owner");
    SampleShop shop = new SampleShop(fleet);

    String connection = shop.connect(owner);
    int orders = shop.orders().size();
    await("all orders at rest")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Overview.of(owner, connection).ended(orders, Check.REFUNDS));

    assertThat(
            Check.faults(
                Overview.of(owner, connection), Books.of(fleet, Books.DEMO), shop.orders()))
        .isEmpty();
    List.of("2026-09", "2026-10", "2026-11").forEach(month -> readBack(owner, connection, month));
  }

  /** What the shop and SnelStart say of a month is what our ledger says, to the cent. */
  private static void readBack(Owner owner, String connection, String month) {
    owner.readBack(connection, month);
    JsonNode statement =
        await(month + " is read back")
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> owner.statement(connection, month), SampleShopIT::isRead);

    for (JsonNode source : statement.get("sources")) {
      assertThat(source.at("/reading/discrepancies"))
          .as(month + " " + source.get("name"))
          .isEmpty();
    }
    JsonNode books = statement.at("/sources/2/reading");
    for (String kind : List.of("sales", "refunds")) {
      JsonNode booked = statement.path(kind).path("booked");
      assertThat(books.path(kind).path("documents")).isEqualTo(booked.path("documents"));
      for (String amount : List.of("gross", "vat")) {
        assertThat(books.path(kind).path(amount).decimalValue())
            .as(month + " " + kind + " " + amount)
            .isEqualByComparingTo(booked.path(amount).decimalValue());
      }
    }
    assertThat(statement.at("/sources/1/reading/sales/documents").asLong())
        .as(month + " in the shop")
        .isPositive();
  }

  private static boolean isRead(JsonNode statement) {
    JsonNode sources = statement.get("sources");
    return !sources.get(1).get("readAt").isNull() && !sources.get(2).get("readAt").isNull();
  }
}
