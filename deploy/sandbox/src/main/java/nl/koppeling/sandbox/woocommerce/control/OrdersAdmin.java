package nl.koppeling.sandbox.woocommerce.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.koppeling.sandbox.woocommerce.desk.OrderDesk;
import nl.koppeling.sandbox.woocommerce.desk.RefundDesk;
import nl.koppeling.sandbox.woocommerce.orders.Batch;
import nl.koppeling.sandbox.woocommerce.orders.OrderWish;
import nl.koppeling.sandbox.woocommerce.orders.RefundPlan;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.Shops;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;

/** Orders as the shop's visitors and its owner would make and change them. */
@Path("/__admin/woocommerce/shops/{shop}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class OrdersAdmin {

  private static final int MOST_AT_ONCE = 500_000;
  private static final String IDEAL = "mollie_wc_gateway_ideal";

  private final Shops shops;
  private final OrderDesk desk;
  private final RefundDesk refunds;

  OrdersAdmin(Shops shops, OrderDesk desk, RefundDesk refunds) {
    this.shops = shops;
    this.desk = desk;
    this.refunds = refunds;
  }

  /**
   * How an order stands; amounts with two decimals, VAT included in {@code total}.
   *
   * @param createdAt UTC, by the shop's clock
   * @param refunds ids
   */
  public record OrderView(
      long id,
      String number,
      String status,
      String total,
      String totalTax,
      String refunded,
      boolean paid,
      String createdAt,
      List<Long> refunds) {}

  /** What was generated. */
  public record Generated(int count, long first, long last) {}

  @GET
  @Path("/orders")
  public List<OrderView> orders(
      @PathParam("shop") String name, @QueryParam("limit") @DefaultValue("0") int limit) {
    Shop shop = Wishes.shop(shops, name);
    synchronized (shop) {
      return shop.orders().all().stream()
          .limit(limit > 0 ? limit : Long.MAX_VALUE)
          .map(OrdersAdmin::view)
          .toList();
    }
  }

  @GET
  @Path("/orders/{id}")
  public OrderView order(@PathParam("shop") String name, @PathParam("id") long id) {
    Shop shop = Wishes.shop(shops, name);
    synchronized (shop) {
      return view(find(shop, id));
    }
  }

  @POST
  @Path("/orders")
  public Response place(@PathParam("shop") String name, String body) {
    Shop shop = Wishes.shop(shops, name);
    JsonNode wish = Wishes.read(body);
    synchronized (shop) {
      OrderView placed =
          Wishes.granted(
              () -> view(desk.place(shop, OrderWish.of(wish, shop.settings().time().now()))));
      return Response.status(201).entity(placed).build();
    }
  }

  /**
   * pay, complete, process, hold, cancel, fail, edit, note, refund, refund-by-hand, delete-refund,
   * trash, restore or delete; edit takes the body of a PUT.
   */
  @POST
  @Path("/orders/{id}/{action}")
  public OrderView act(
      @PathParam("shop") String name,
      @PathParam("id") long id,
      @PathParam("action") String action,
      String body) {
    Shop shop = Wishes.shop(shops, name);
    JsonNode wish = Wishes.read(body);
    synchronized (shop) {
      StoredOrder order = find(shop, id);
      Wishes.granted(() -> done(shop, order, action, wish));
      return view(order);
    }
  }

  private StoredOrder done(Shop shop, StoredOrder order, String action, JsonNode wish) {
    switch (action) {
      case "pay" -> desk.pay(shop, order, wish.path("transactionId").asText(""));
      case "complete" -> desk.status(shop, order, "completed");
      case "process" -> desk.status(shop, order, "processing");
      case "hold" -> desk.status(shop, order, "on-hold");
      case "cancel" -> desk.status(shop, order, "cancelled");
      case "fail" -> desk.status(shop, order, "failed");
      case "edit" -> desk.update(shop, order, wish);
      case "note" -> refunds.note(shop, order, wish.path("note").asText("geboekt"), false);
      case "refund" -> refunds.refund(shop, order, new RefundPlan(order).wish(wish));
      case "refund-by-hand" -> refunds.byHand(shop, order);
      case "delete-refund" -> {
        if (refunds.delete(shop, order, wish.path("refund").asLong()).isEmpty()) {
          throw new NotFoundException("no such refund");
        }
      }
      case "trash" -> desk.trash(shop, order);
      case "restore" -> desk.status(shop, order, wish.path("status").asText("completed"));
      case "delete" -> desk.delete(shop, order);
      default -> throw new NotFoundException("no action " + action);
    }
    return order;
  }

  /** Many orders at once; they ring only when {@code ring} is true. */
  @POST
  @Path("/generate")
  public Generated generate(@PathParam("shop") String name, String body) {
    Shop shop = Wishes.shop(shops, name);
    JsonNode wish = Wishes.read(body);
    int count = wish.path("count").asInt(100);
    if (count < 1 || count > MOST_AT_ONCE) {
      throw Wishes.bad("count: 1 to " + MOST_AT_ONCE);
    }
    Batch batch = Wishes.granted(() -> batch(wish, count, shop.settings().time().now()));
    boolean ring = wish.path("ring").asBoolean();
    synchronized (shop) {
      long first = 0;
      long last = 0;
      for (int index = 0; index < count; index++) {
        last = shop.nextId();
        first = index == 0 ? last : first;
        StoredOrder order = batch.order(index, last, shop.settings().time());
        if (ring) {
          desk.add(shop, order);
        } else {
          shop.orders().add(order);
        }
      }
      return new Generated(count, first, last);
    }
  }

  private static Batch batch(JsonNode wish, int count, Instant now) {
    List<String> methods = new ArrayList<>();
    wish.path("paymentMethods").forEach(method -> methods.add(method.asText()));
    return new Batch(
        wish.path("seed").asLong(1),
        wish.path("customers").asInt(Math.max(1, count / 3)),
        wish.path("days").asInt(0),
        wish.has("until") ? Instant.parse(wish.get("until").asText()) : now,
        wish.path("odd").asBoolean(),
        methods.isEmpty() ? List.of(IDEAL) : methods);
  }

  private static StoredOrder find(Shop shop, long id) {
    return shop.orders().find(id).orElseThrow(() -> new NotFoundException("no order " + id));
  }

  private static OrderView view(StoredOrder order) {
    ObjectNode tree = order.tree();
    BigDecimal total = new BigDecimal(tree.get("total").asText());
    BigDecimal tax = new BigDecimal(tree.get("total_tax").asText());
    BigDecimal refunded = total.subtract(new RefundPlan(order).left());
    List<Long> refunds = new ArrayList<>();
    tree.path("refunds").forEach(refund -> refunds.add(refund.path("id").asLong()));
    return new OrderView(
        order.id(),
        tree.get("number").asText(),
        order.status(),
        Decimals.text(total, 2),
        Decimals.text(tax, 2),
        Decimals.text(refunded, 2),
        !tree.path("date_paid_gmt").isNull(),
        Instant.ofEpochSecond(order.created()).toString(),
        refunds);
  }
}
