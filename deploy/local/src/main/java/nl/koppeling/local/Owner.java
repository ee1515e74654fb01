package nl.koppeling.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Tokens;

/** A shop owner at the REST API of connection-service, as anybody with a token could be. */
public final class Owner {

  private static final int PAGE_LIMIT = 10_000;

  private final String api;
  private final Tokens tokens;
  private final String user;

  public Owner(Fleet fleet, String user) {
    this(fleet, fleet.url(Service.CONNECTION), user);
  }

  /** With connection-service at another address than the fleet's own. */
  public Owner(Fleet fleet, String connectionUrl, String user) {
    this.api = connectionUrl + "/api/connections";
    this.tokens = new Tokens(fleet.keycloak().realmUrl());
    this.user = user;
  }

  /**
   * Creates a connection, proves it, takes the proposal as settings and switches it on; returns its
   * id.
   */
  public String connect(
      String shopHome,
      String consumerKey,
      String consumerSecret,
      String clientKey,
      String startFrom) {
    String id = ready(shopHome, consumerKey, consumerSecret, clientKey, startFrom);
    activate(id);
    return id;
  }

  /** The same without switching it on. */
  public String ready(
      String shopHome,
      String consumerKey,
      String consumerSecret,
      String clientKey,
      String startFrom) {
    String id = create(shopHome, consumerKey, consumerSecret, clientKey, startFrom);
    JsonNode proof = prove(id);
    settings(id, decided(proof.get("proposal")));
    return id;
  }

  /** What the proposal leaves to the owner: this one's cash on delivery is paid on delivery. */
  private static JsonNode decided(JsonNode proposal) {
    ObjectNode settings = proposal.deepCopy();
    if (settings.hasNonNull("defaultJournal")) {
      settings
          .withArray("journals")
          .addObject()
          .put("paymentMethod", "cod")
          .put("way", "BANK")
          .put("journalId", settings.get("defaultJournal").asText());
    }
    return settings;
  }

  public String create(
      String shopHome,
      String consumerKey,
      String consumerSecret,
      String clientKey,
      String startFrom) {
    String body =
        Json.object()
            .put("shopHome", shopHome)
            .put("consumerKey", consumerKey)
            .put("consumerSecret", consumerSecret)
            .put("snelstartKey", clientKey)
            .put("startFrom", startFrom)
            .toString();
    return Json.of(Http.post(api, body, headers())).get("id").asText();
  }

  public JsonNode prove(String id) {
    return Json.of(Http.post(api + "/" + id + "/proof", "", headers()));
  }

  public void settings(String id, JsonNode settings) {
    Json.of(
        Http.put(
            api + "/" + id + "/settings",
            Json.object().set("settings", settings).toString(),
            headers()));
  }

  /** Enters another key of the shop. */
  public void replaceShopKey(String id, String consumerKey, String consumerSecret) {
    String body =
        Json.object()
            .put("consumerKey", consumerKey)
            .put("consumerSecret", consumerSecret)
            .toString();
    Json.of(Http.put(api + "/" + id + "/credentials", body, headers()));
  }

  /** Stops booking. */
  public void pause(String id) {
    Json.of(Http.post(api + "/" + id + "/pause", "", headers()));
  }

  /** Goes on after a pause. */
  public void resume(String id) {
    Json.of(Http.post(api + "/" + id + "/resumption", "", headers()));
  }

  /** The status of the answer to "leave". */
  public int leave(String id) {
    return Http.delete(api + "/" + id, headers()).statusCode();
  }

  /** The status of the answer to a look at the connection. */
  public int status(String id) {
    return Http.get(api + "/" + id, headers()).statusCode();
  }

  public void activate(String id) {
    Json.of(Http.post(api + "/" + id + "/activation", "", headers()));
  }

  public JsonNode summary(String id) {
    return Json.of(Http.get(api + "/" + id + "/summary", headers()));
  }

  public JsonNode connection(String id) {
    return Json.of(Http.get(api + "/" + id, headers()));
  }

  /** From now on the number of a booking is noted at its order in the shop. */
  public void wantsNotes(String id) {
    Json.of(
        Http.put(
            api + "/" + id + "/intake",
            "{\"intake\":{\"completedStatuses\":[\"completed\"],\"paidRules\":[],\"orderNotes\":true}}",
            headers()));
  }

  /** Begins in shadow. */
  public void lookAlong(String id) {
    Json.of(Http.post(api + "/" + id + "/shadow", "", headers()));
  }

  /** Ends the shadow: orders paid from a day or moment on are booked; empty: from now. */
  public void endShadow(String id, String from) {
    Json.of(
        Http.post(
            api + "/" + id + "/shadow/end", Json.object().put("from", from).toString(), headers()));
  }

  /** The journal of this month as it would be. */
  public JsonNode shadow(String id) {
    return Json.of(Http.get(api + "/" + id + "/shadow", headers()));
  }

  /** The last orders as they would be booked. */
  public JsonNode preview(String id) {
    return Json.of(Http.get(api + "/" + id + "/preview", headers()));
  }

  /** Why each line of an order's bookings stands where it stands. */
  public JsonNode booking(String id, long orderId) {
    return Json.of(Http.get(api + "/" + id + "/orders/" + orderId + "/booking", headers()));
  }

  /** Asks for a month (yyyy-MM) to be read back from shop and administration. */
  public void readBack(String id, String month) {
    Http.post(api + "/" + id + "/statements/" + month + "/readback", "", headers());
  }

  public JsonNode statement(String id, String month) {
    return Json.of(Http.get(api + "/" + id + "/statements/" + month, headers()));
  }

  /** How far earlier orders are; an empty object when nothing was told of them yet. */
  public JsonNode backfill(String id) {
    HttpResponse<String> answer = Http.get(api + "/" + id + "/backfill", headers());
    return answer.statusCode() == 404 ? Json.object() : Json.of(answer);
  }

  /** The status of the answer to {@code pause}, {@code resume} or {@code cancel}. */
  public int steerBackfill(String id, String word) {
    return Http.post(api + "/" + id + "/backfill/" + word, "", headers()).statusCode();
  }

  /** Counts and euros by day, state and kind of document, from a day (yyyy-MM-dd) on. */
  public JsonNode days(String id, String from) {
    return Json.of(Http.get(api + "/" + id + "/days?from=" + from, headers()));
  }

  /** What the shop changed after it was booked. */
  public JsonNode changes(String id) {
    return Json.of(Http.get(api + "/" + id + "/changes", headers()));
  }

  /** The status of the answer to "book the correction". */
  public int accept(String id, String change) {
    return Http.post(api + "/" + id + "/changes/" + change + "/acceptance", "", headers())
        .statusCode();
  }

  /** The status of the answer to "booked elsewhere", for an order's sale. */
  public int takeOver(String id, long orderId) {
    return Http.post(api + "/" + id + "/orders/" + orderId + "/closure", "", headers())
        .statusCode();
  }

  /** The status of the answer to "try again", for an order's sale. */
  public int retry(String id, long orderId) {
    return Http.post(api + "/" + id + "/orders/" + orderId + "/retry", "", headers()).statusCode();
  }

  /** Every document of the connection. */
  public List<JsonNode> orders(String id) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    for (int page = 1; page <= PAGE_LIMIT; page++) {
      JsonNode rows = Json.of(Http.get(api + "/" + id + "/orders?after=" + after, headers()));
      rows.forEach(all::add);
      if (rows.isEmpty()) {
        return all;
      }
      after = place(all.getLast());
    }
    return all;
  }

  /** Where the list goes on after a document. */
  private static String place(JsonNode document) {
    return document.path("day").asText()
        + ","
        + document.path("orderId").asLong()
        + ","
        + document.at("/document/refundId").asLong();
  }

  private String[] headers() {
    return new String[] {
      "Authorization",
      "Bearer " + tokens.ofUser(user),
      "Content-Type",
      "application/json",
      "Accept",
      "application/json"
    };
  }
}
