package nl.koppeling.connection.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Set;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who may examine a connection, and how often. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class DoctorLimitsTest {

  private static final String DOCTOR = "/api/connections/{id}/doctor";

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @Test
  void aConnectionIsExaminedOnceInHalfAMinuteByItsOwnerOnly() {
    Owner owner = new Owner(new Tokens(realm).ofUser("owner"));
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    String another = owner.draft();
    String id = owner.active();
    int mints = TownResource.TOWN.mints(owner.snelstartKey);

    second.asking().post(DOCTOR, id).then().statusCode(404);
    owner.asking().post(DOCTOR, id).then().statusCode(200);
    owner
        .asking()
        .post(DOCTOR, id)
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("30"))
        .body("code", equalTo("EXAMINED_JUST_NOW"));
    assertThat(TownResource.TOWN.mints(owner.snelstartKey)).isEqualTo(mints + 1);
    owner.asking().post(DOCTOR, another).then().statusCode(200);
    owner.asking().delete("/api/connections/{id}", id).then().statusCode(204);
    owner.asking().post(DOCTOR, id).then().statusCode(404);
  }

  @Test
  void everyFindingHasWordsOfItsOwnInBothLanguages() {
    Set<String> texts = new HashSet<>();
    for (DoctorCode code : DoctorCode.values()) {
      assertThat(texts.add(code.nl())).isTrue();
      assertThat(texts.add(code.en())).isTrue();
      assertThat(code.nl()).contains(". ");
    }
  }
}
