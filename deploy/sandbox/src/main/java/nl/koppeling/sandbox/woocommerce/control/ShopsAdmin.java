package nl.koppeling.sandbox.woocommerce.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopKey;
import nl.koppeling.sandbox.woocommerce.shop.ShopSettings;
import nl.koppeling.sandbox.woocommerce.shop.Shops;

/** Shops, their settings and their keys. */
@Path("/__admin/woocommerce/shops")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ShopsAdmin {

  private final Shops shops;

  ShopsAdmin(Shops shops) {
    this.shops = shops;
  }

  /** A key, secret included: it opens nothing but this sandbox. */
  public record KeyView(long id, String consumerKey, String consumerSecret, String permissions) {

    static KeyView of(ShopKey key) {
      return new KeyView(key.id(), key.consumerKey(), key.consumerSecret(), key.permissions());
    }
  }

  /** A shop; {@code consumerKey} and {@code consumerSecret} are its oldest key. */
  public record ShopView(
      String name,
      String home,
      String version,
      String storage,
      String permalinks,
      String consumerKey,
      String consumerSecret,
      List<KeyView> keys,
      int orders) {}

  @GET
  public List<ShopView> list(@Context UriInfo uri) {
    return shops.all().stream().map(shop -> view(shop, uri)).toList();
  }

  /** Opens a shop: name, version, storage, permalinks and what else README names; all optional. */
  @POST
  public Response open(String body, @Context UriInfo uri) {
    JsonNode wish = Wishes.read(body);
    String made = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    Shop shop =
        Wishes.granted(
            () ->
                shops.open(
                    wish.path("name").asText(made), Wishes.settings(ShopSettings.ORDINARY, wish)));
    return Response.status(201).entity(view(shop, uri)).build();
  }

  @GET
  @Path("/{shop}")
  public ShopView one(@PathParam("shop") String name, @Context UriInfo uri) {
    return view(Wishes.shop(shops, name), uri);
  }

  /** Changes what the body names of the settings. */
  @PUT
  @Path("/{shop}")
  public ShopView change(@PathParam("shop") String name, String body, @Context UriInfo uri) {
    Shop shop = Wishes.shop(shops, name);
    JsonNode wish = Wishes.read(body);
    shop.settings(Wishes.granted(() -> Wishes.settings(shop.settings(), wish)));
    return view(shop, uri);
  }

  /** One more key; {@code permissions} is read, write or read_write. */
  @POST
  @Path("/{shop}/keys")
  public Response addKey(@PathParam("shop") String name, String body) {
    Shop shop = Wishes.shop(shops, name);
    String permissions = Wishes.read(body).path("permissions").asText("read_write");
    ShopKey key = Wishes.granted(() -> shop.add(ShopKey.random(shop.nextKeyId(), permissions)));
    return Response.status(201).entity(KeyView.of(key)).build();
  }

  /** The owner takes a key away, without notice. */
  @DELETE
  @Path("/{shop}/keys/{key}")
  public void revoke(@PathParam("shop") String name, @PathParam("key") String key) {
    if (!Wishes.shop(shops, name).revoke(key)) {
      throw new NotFoundException();
    }
  }

  private static ShopView view(Shop shop, UriInfo uri) {
    shop.seenAt(uri.getBaseUri().toString().replaceAll("/+$", ""));
    List<KeyView> keys = shop.keys().stream().map(KeyView::of).toList();
    ShopSettings settings = shop.settings();
    int orders;
    synchronized (shop) {
      orders = shop.orders().size();
    }
    return new ShopView(
        shop.name(),
        shop.home(),
        settings.version().text(),
        settings.version().hpos() ? "hpos" : "posts",
        settings.plainPermalinks() ? "plain" : "pretty",
        keys.isEmpty() ? "" : keys.get(0).consumerKey(),
        keys.isEmpty() ? "" : keys.get(0).consumerSecret(),
        keys,
        orders);
  }
}
