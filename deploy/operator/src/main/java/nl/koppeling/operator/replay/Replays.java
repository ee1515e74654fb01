package nl.koppeling.operator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import nl.koppeling.operator.api.Api;
import nl.koppeling.operator.web.Json;

/** The replays that connection-service knows. */
final class Replays {

  private static final String HOME = "/replays";

  private final Api api;

  Replays(Api api) {
    this.api = api;
  }

  /** Asks for one; it is rehearsed at once. */
  Replay ask(JsonNode selection) {
    return Json.as(Replay.class, api.post(HOME, selection));
  }

  JsonNode find(String id) {
    return api.get(HOME + "/" + id);
  }

  JsonNode newest(int limit) {
    return api.get(HOME + "?limit=" + limit);
  }

  void rehearse(UUID id) {
    api.post(HOME + "/" + id + "/rehearsal");
  }

  void approve(UUID id) {
    api.post(HOME + "/" + id + "/approval");
  }

  void start(String id) {
    api.post(HOME + "/" + id + "/start");
  }

  void stop(UUID id) {
    api.post(HOME + "/" + id + "/stop");
  }
}
