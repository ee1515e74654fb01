package nl.koppeling.sandbox.woocommerce.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Refusals in WordPress's form: {@code code}, {@code message}, {@code data.status}. */
public final class Problems {

  private Problems() {}

  /** A refusal with a code; decide on code and status only, messages are translated. */
  public static Answer of(int status, String code, String message) {
    ObjectNode body = Json.object().put("code", code).put("message", message);
    body.putObject("data").put("status", status);
    return Answer.json(status, body);
  }

  /** The refusal of one parameter (recorded: {@code errors/per-page-101}, {@code bad-date}). */
  public static Refused parameter(String name, String code, String message) {
    ObjectNode body =
        Json.object()
            .put("code", "rest_invalid_param")
            .put("message", "Invalid parameter(s): " + name);
    ObjectNode data = body.putObject("data").put("status", 400);
    data.putObject("params").put(name, message);
    ObjectNode detail = data.putObject("details").putObject(name);
    detail.put("code", code).put("message", message).putNull("data");
    return new Refused(Answer.json(400, body));
  }

  public static Answer badJson() {
    return Recordings.error("bad-json", 400);
  }

  public static Answer noRoute() {
    return Recordings.error("no-route", 404);
  }

  public static Answer unknownOrder() {
    return Recordings.error("unknown-order", 404);
  }

  /**
   * A refund that is refused; its {@code data} is the bare number 500 (WooCommerce reference 3).
   */
  public static Answer refund(String message) {
    return Answer.json(
        500,
        Json.object()
            .put("code", "woocommerce_rest_cannot_create_order_refund")
            .put("message", message)
            .put("data", 500));
  }
}
