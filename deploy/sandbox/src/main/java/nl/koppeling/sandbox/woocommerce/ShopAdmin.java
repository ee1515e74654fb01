package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The back door of the shops: place, pay, complete, refund, disturb, look, start anew. */
@Path("/__admin/woocommerce")
@Produces(MediaType.APPLICATION_JSON)
public class ShopAdmin {

  private final Shops shops;
  private final ShopWrites writes;
  private final Deliveries deliveries;

  ShopAdmin(Shops shops, ShopWrites writes, Deliveries deliveries) {
    this.shops = shops;
    this.writes = writes;
    this.deliveries = deliveries;
  }

  /** A shop as the back door shows it, keys included: they open nothing but this sandbox. */
  public record ShopView(String name, String home, String consumerKey, String consumerSecret, int orders) {}

  /** How an order stands. */
  public record OrderView(long id, String number, String status, String total, String totalTax, boolean paid) {}

  @GET
  @Path("/shops")
  public List<ShopView> list(@Context UriInfo uri) {
    return shops.all().values().stream().map(s -> view(s, uri)).toList();
  }

  @POST
  @Path("/shops")
  public Response open(JsonNode wish, @Context UriInfo uri) {
    Shop shop = shops.open(wish.path("name").asText(), !wish.path("version").asText("11").startsWith("5."));
    return Response.status(201).entity(view(shop, uri)).build();
  }

  @GET
  @Path("/shops/{shop}/orders")
  public List<OrderView> orders(@PathParam("shop") String shop) {
    return find(shop).orders().values().stream().map(ShopAdmin::view).toList();
  }

  @POST
  @Path("/shops/{shop}/orders")
  public Response place(@PathParam("shop") String name, JsonNode wish) {
    Shop shop = find(name);
    synchronized (shop) {
      return Response.status(201).entity(view(writes.place(shop, OrderWish.of(wish)))).build();
    }
  }

  @POST
  @Path("/shops/{shop}/orders/{id}/{action}")
  public OrderView act(
      @PathParam("shop") String name, @PathParam("id") long id, @PathParam("action") String action, JsonNode body) {
    Shop shop = find(name);
    StoredOrder order = shop.orders().get(id);
    if (order == null) {
      throw new NotFoundException();
    }
    synchronized (shop) {
      switch (action) {
        case "pay" -> writes.status(shop, order, "processing");
        case "complete" -> writes.status(shop, order, "completed");
        case "cancel" -> writes.status(shop, order, "cancelled");
        case "trash" -> writes.trash(shop, order);
        case "refund" -> accepted(writes.refund(shop, id, body));
        default -> throw new NotFoundException();
      }
    }
    return view(order);
  }

  /** Many orders at once, without ringing. */
  @POST
  @Path("/shops/{shop}/generate")
  public Map<String, Object> generate(@PathParam("shop") String name, JsonNode wish) {
    Shop shop = find(name);
    int count = wish.path("count").asInt(100);
    Generator generator =
        new Generator(wish.path("seed").asLong(1), wish.path("customers").asInt(Math.max(1, count / 3)), ShopTime.now());
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StoredOrder order = OrderMaker.make(generator.next(), shop.nextId());
      shop.orders().put(order.id(), order);
      ids.add(order.id());
    }
    return Map.of("count", count, "first", ids.isEmpty() ? 0 : ids.get(0));
  }

  @POST
  @Path("/faults")
  public Response disturb(JsonNode fault) {
    Shop shop = find(fault.path("shop").asText(Shops.DEMO));
    String kind = fault.path("kind").asText();
    if (kind.equals("key-revoked")) {
      shop.keys().forEach(key -> shop.revoke(key.consumerKey()));
    } else {
      shop.disturb(
          new ShopFault(ShopFault.Kind.of(kind), fault.path("times").asInt(0), fault.path("seconds").asInt(1)));
    }
    return Response.noContent().build();
  }

  @DELETE
  @Path("/faults")
  public Response heal() {
    shops.all().values().forEach(Shop::heal);
    return Response.noContent().build();
  }

  @GET
  @Path("/calls")
  public Map<String, Map<String, Long>> calls() {
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    shops.all().forEach((name, shop) -> counted.put(name, shop.calls()));
    return counted;
  }

  @GET
  @Path("/deliveries")
  public List<Deliveries.Delivery> deliveries() {
    return deliveries.log();
  }

  @POST
  @Path("/reset")
  public Response reset() {
    shops.reset();
    deliveries.forget();
    return Response.noContent().build();
  }

  private Shop find(String name) {
    Shop shop = shops.find(name);
    if (shop == null) {
      throw new NotFoundException();
    }
    return shop;
  }

  private static void accepted(ShopAnswer answer) {
    if (answer.status() >= 300) {
      throw new WebApplicationException(answer.status());
    }
  }

  private static ShopView view(Shop shop, UriInfo uri) {
    ShopKey key = shop.keys().iterator().hasNext() ? shop.keys().iterator().next() : new ShopKey("", "", "");
    String home = uri.getBaseUri().resolve("/shops/" + shop.name()).toString();
    return new ShopView(shop.name(), home, key.consumerKey(), key.consumerSecret(), shop.orders().size());
  }

  private static OrderView view(StoredOrder order) {
    ObjectNode form = order.form(2);
    return new OrderView(
        order.id(),
        form.get("number").asText(),
        order.status(),
        form.get("total").asText(),
        form.get("total_tax").asText(),
        !form.path("date_paid_gmt").isNull());
  }
}
