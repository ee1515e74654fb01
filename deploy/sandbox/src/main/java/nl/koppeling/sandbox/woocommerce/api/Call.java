package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.shop.OrderText;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Fields;
import nl.koppeling.sandbox.woocommerce.wire.Parameters;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Refused;

/**
 * One request that was let in.
 *
 * @param home the shop's address as links show it
 * @param url the address called, without query
 * @param parts what the path's placeholders were
 */
record Call(
    Shop shop, String home, String url, PhpQuery query, List<String> parts, ObjectNode body) {

  long id(int part) {
    return Long.parseLong(parts.get(part));
  }

  /** The order the path names, also from the trash. */
  StoredOrder order() {
    return shop.orders().find(id(0)).orElseThrow(() -> new Refused(Problems.unknownOrder()));
  }

  int decimals() {
    return new Parameters(query).number("dp", shop.settings().decimals(), 0, 6);
  }

  Parameters parameters() {
    return new Parameters(query);
  }

  /** An answer of the asked fields, with links to this shop. */
  Answer answer(int status, JsonNode whole) {
    return Answer.text(status, OrderText.at(Fields.of(query).of(whole), home));
  }

  Answer ok(JsonNode whole) {
    return answer(200, whole);
  }
}
