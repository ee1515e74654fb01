package nl.koppeling.sandbox.woocommerce.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopFault;
import nl.koppeling.sandbox.woocommerce.shop.Shops;
import nl.koppeling.sandbox.woocommerce.webhooks.Deliveries;
import nl.koppeling.sandbox.woocommerce.webhooks.DeliveryLog;

/** Faults, counted calls, deliveries, starting anew. */
@Path("/__admin/woocommerce")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class DisturbanceAdmin {

  private final Shops shops;
  private final Deliveries deliveries;
  private final DeliveryLog log;
  private final ShopSection section;

  DisturbanceAdmin(Shops shops, Deliveries deliveries, DeliveryLog log, ShopSection section) {
    this.shops = shops;
    this.deliveries = deliveries;
    this.log = log;
    this.section = section;
  }

  /** A fault that is set. */
  public record FaultView(
      String shop, String kind, String method, String path, int times, int seconds) {}

  /** Sets one fault or a list of them. */
  @POST
  @Path("/faults")
  public Response disturb(String body) {
    JsonNode wish = Wishes.read(body);
    for (JsonNode one : wish.isArray() ? wish : List.of(wish)) {
      Shop shop = Wishes.shop(shops, one.path("shop").asText(Shops.DEMO));
      shop.faults().set(Wishes.fault(one));
    }
    return Response.noContent().build();
  }

  @GET
  @Path("/faults")
  public List<FaultView> faults() {
    List<FaultView> all = new ArrayList<>();
    for (Shop shop : shops.all()) {
      for (ShopFault f : shop.faults().all()) {
        all.add(
            new FaultView(
                shop.name(), f.kind().wireName(), f.method(), f.path(), f.times(), f.seconds()));
      }
    }
    return all;
  }

  /** Heals one shop, or all. */
  @DELETE
  @Path("/faults")
  public void heal(@QueryParam("shop") String name) {
    if (name == null) {
      shops.all().forEach(shop -> shop.faults().heal());
    } else {
      Wishes.shop(shops, name).faults().heal();
    }
  }

  /** How often each operation was called, by shop. */
  @GET
  @Path("/calls")
  public Map<String, Map<String, Long>> calls() {
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    shops.all().forEach(shop -> counted.put(shop.name(), shop.calls().all()));
    return counted;
  }

  @DELETE
  @Path("/calls")
  public void forgetCalls() {
    shops.all().forEach(shop -> shop.calls().forget());
  }

  /** The last deliveries of webhooks, without bodies. */
  @GET
  @Path("/deliveries")
  public List<DeliveryLog.Delivery> deliveries(@QueryParam("shop") String name) {
    return log.all().stream().filter(d -> name == null || d.shop().equals(name)).toList();
  }

  /** How long an event waits before it is delivered: {@code webhookDelayMillis}. */
  @PUT
  @Path("/settings")
  public void settings(String body) {
    JsonNode delay = Wishes.read(body).path("webhookDelayMillis");
    if (!delay.isIntegralNumber() || delay.longValue() < 0) {
      throw Wishes.bad("webhookDelayMillis: 0 or more");
    }
    deliveries.delay(delay.longValue());
  }

  @POST
  @Path("/reset")
  public Response reset() {
    section.reset();
    return Response.noContent().build();
  }
}
