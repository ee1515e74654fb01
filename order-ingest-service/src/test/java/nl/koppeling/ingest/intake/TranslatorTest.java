package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Consumer;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorTest {

  private static final Translator TRANSLATOR =
      new Translator(
          new VatNumbers(VatNumbers.COMMON_KEYS), new InvoiceNumbers(InvoiceNumbers.COMMON_KEYS));

  @Test
  void sixDecimalsOfALineStay() {
    Translation translated = TRANSLATOR.translate(Recorded.order(46), Recorded.shop());
    OrderLine mug = translated.facts().lines().getFirst();
    assertThat(mug.net()).isEqualTo(new BigDecimal("22.669422"));
    assertThat(mug.netBeforeDiscount()).isEqualTo(new BigDecimal("37.066116"));
    assertThat(mug.tax()).isEqualTo(new BigDecimal("4.76"));
    assertThat(mug.taxes()).containsExactly(new OrderLine.LineTax(1, new BigDecimal("4.760579")));
  }

  @Test
  void emojiAndAccentsReachTheBuyerUnchanged() {
    Translation translated = TRANSLATOR.translate(Recorded.order(122), Recorded.shop());
    ObjectNode billing = (ObjectNode) Recorded.orderJson(122).get("billing");
    assertThat(translated.buyer().firstName()).isEqualTo(billing.get("first_name").asText());
    assertThat(translated.buyer().lastName()).isEqualTo(billing.get("last_name").asText());
    assertThat(translated.buyer().firstName() + translated.buyer().lastName())
        .matches("(?s).*[\\x{1F300}-\\x{1FAFF}].*");
  }

  @Test
  void aPickUpGoesWhereTheShopStands() {
    WooOrder order = changed(51, o -> shippingMethod(o, "local_pickup"));
    assertThat(TRANSLATOR.translate(order, Recorded.shop()).facts().destinationCountry())
        .contains("NL");
  }

  @Test
  void aPickUpAtAShopWithoutAKnownCountryHasNoDestination() {
    WooOrder order = changed(51, o -> shippingMethod(o, "pickup_location"));
    assertThat(TRANSLATOR.translate(order, ShopFacts.NONE).facts().destinationCountry()).isEmpty();
  }

  @Test
  void goodsWithoutAShippingAddressGoToTheBillingCountry() {
    WooOrder order = changed(50, o -> ((ObjectNode) o.get("shipping")).put("country", ""));
    assertThat(TRANSLATOR.translate(order, Recorded.shop()).facts().destinationCountry())
        .contains("BE");
  }

  @Test
  void aPercentageTheOrderDoesNotKnowComesFromTheTable() {
    WooOrder order = changed(53, o -> firstRate(o).put("rate_percent", 0));
    assertThat(TRANSLATOR.translate(order, Recorded.shop()).facts().taxLines().getFirst().percent())
        .isEqualTo(new BigDecimal("25.5"));
    assertThat(ShopFacts.ratesNeeded(order)).isTrue();
  }

  @Test
  void aPercentageNobodyKnowsStaysZeroSoThatTheBookingIsRefused() {
    WooOrder order = changed(53, o -> firstRate(o).put("rate_percent", 0).put("rate_id", 99));
    assertThat(TRANSLATOR.translate(order, Recorded.shop()).facts().taxLines().getFirst().percent())
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void theRecordedOrdersWithCountryInTheRateCodeNeedNoTable() {
    assertThat(ShopFacts.ratesNeeded(Recorded.order(29))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "NL-BTW 21%-1, NL",
    "US-CA-STATE TAX-1, US",
    "ZERO-1, ''",
    "BTW VERLEGD-1, ''",
    "QQ-TAX-1, ''",
    "'', ''"
  })
  void aRateCodeNamesItsCountryOrNone(String code, String country) {
    assertThat(Countries.ofRateCode(code).orElse("")).isEqualTo(country);
  }

  @ParameterizedTest
  @CsvSource({
    "_billing_vat_number, NL123456789B01, NL123456789B01",
    "vat_number, be 0123.456.789, BE0123456789",
    "_EU_VAT_NUMBER, DE-136 695 976, DE136695976",
    "_vat_number, n.v.t., ''",
    "_vat_number, geen, ''",
    "_vat_number, '', ''",
    "_vat_number_is_valid, true, ''",
    "is_vat_exempt, yes, ''"
  })
  void aVatNumberIsFoundWhateverThePluginCallsIt(String key, String value, String number) {
    WooOrder order =
        changed(
            29,
            o -> ((ArrayNode) o.get("meta_data")).addObject().put("key", key).put("value", value));
    assertThat(TRANSLATOR.translate(order, Recorded.shop()).buyer().vatNumber()).isEqualTo(number);
  }

  @Test
  void ownKeysCanBeAdded() {
    WooOrder order =
        changed(
            29,
            o ->
                ((ArrayNode) o.get("meta_data"))
                    .addObject()
                    .put("key", "_mijn_btw")
                    .put("value", "NL123456789B01"));
    Translator own =
        new Translator(
            new VatNumbers(java.util.List.of("_mijn_btw")),
            new InvoiceNumbers(java.util.List.of()));
    assertThat(own.translate(order, Recorded.shop()).facts().businessWithVatNumber()).isTrue();
  }

  @Test
  void whatOnlySomeOrdersHaveIsTranslatedToo() {
    Order facts =
        TRANSLATOR
            .translate(
                changed(
                    29,
                    o -> {
                      o.putArray("gift_cards")
                          .addObject()
                          .put("code", "GEHEIM")
                          .put("amount", "5.00");
                      ((ObjectNode) o.get("shipping"))
                          .put("country", "DE")
                          .put("postcode", "27498");
                      var meta = (com.fasterxml.jackson.databind.node.ArrayNode) o.get("meta_data");
                      meta.addObject()
                          .put("key", "_wcpdf_invoice_number")
                          .put("value", "2026-0007");
                      var line = (ObjectNode) o.get("line_items").get(0);
                      var own = line.putArray("meta_data");
                      own.addObject()
                          .put("key", "pa_maat")
                          .put("display_key", "Maat")
                          .put("display_value", "<p>L</p>");
                      own.addObject().put("key", "Gravure").put("display_value", "Voor Jan");
                    }),
                ShopFacts.NONE)
            .facts();

    assertThat(facts.giftCards())
        .containsExactly(new Order.GiftCard(new java.math.BigDecimal("5.00"), false));
    assertThat(facts.destinationArea()).contains(nl.koppeling.events.SpecialArea.HELGOLAND);
    assertThat(facts.invoiceNumber()).contains("2026-0007");
    assertThat(facts.lines().get(0).variation()).containsExactly("Maat: L");
    assertThat(facts.toString()).doesNotContain("GEHEIM", "Jan", "27498");
  }

  private static WooOrder changed(long id, Consumer<ObjectNode> change) {
    ObjectNode json = Recorded.orderJson(id);
    change.accept(json);
    return Recorded.order(json);
  }

  private static void shippingMethod(ObjectNode order, String method) {
    order.get("shipping_lines").forEach(l -> ((ObjectNode) l).put("method_id", method));
  }

  private static ObjectNode firstRate(ObjectNode order) {
    return (ObjectNode) order.get("tax_lines").get(0);
  }
}
