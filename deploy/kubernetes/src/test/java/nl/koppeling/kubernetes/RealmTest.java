package nl.koppeling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The realm that the operator imports is the one of deploy/keycloak. */
class RealmTest {

  @Test
  void itIsTheSameRealm() throws JsonProcessingException {
    assertThat(imported().at("/spec/realm"))
        .as("copy deploy/keycloak/realm-koppeling.json into spec.realm of base/keycloak/realm.json")
        .isEqualTo(realm());
  }

  @Test
  void everythingToFillInIsFilledIn() throws JsonProcessingException {
    Set<String> toFillIn = new TreeSet<>();
    Matcher place = Pattern.compile("\\$\\{(\\w+)}").matcher(realm().toString());
    while (place.find()) {
      toFillIn.add(place.group(1));
    }
    Set<String> filledIn = new TreeSet<>();
    imported().at("/spec/placeholders").fieldNames().forEachRemaining(filledIn::add);

    assertThat(filledIn).isEqualTo(toFillIn);
    filledIn.forEach(
        name ->
            assertThat(Checkout.read("deploy/kubernetes/overlays/production/secrets.yaml"))
                .contains(name));
  }

  private static JsonNode realm() throws JsonProcessingException {
    return json("deploy/keycloak/realm-koppeling.json");
  }

  private static JsonNode imported() throws JsonProcessingException {
    return json("deploy/kubernetes/base/keycloak/realm.json");
  }

  private static JsonNode json(String file) throws JsonProcessingException {
    return Serialization.jsonMapper().readTree(Checkout.read(file));
  }
}
