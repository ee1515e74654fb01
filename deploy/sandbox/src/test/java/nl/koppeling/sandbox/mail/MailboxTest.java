package nl.koppeling.sandbox.mail;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(MailboxTest.WithPort.class)
class MailboxTest {

  private static final String PORT = "mailbox.test.port";

  /** With a port nobody uses. */
  public static class WithPort implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try (ServerSocket free = new ServerSocket(0)) {
        String port = Integer.toString(free.getLocalPort());
        // The test itself is loaded by another class loader than its profile.
        System.setProperty(PORT, port);
        return Map.of("koppeling.sandbox.smtp-port", port);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whatIsSentIsShownAndForgottenOnRequest() {
    ServerSetup server =
        new ServerSetup(Integer.getInteger(PORT), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMailUtil.sendTextEmail(
        "owner@example.nl", "koppeling@example.nl", "Er is <iets> mis", "Beste winkelier", server);

    given().get("/mail").then().statusCode(200).body(containsString("Er is &lt;iets&gt; mis"));
    given()
        .get("/__admin/mail")
        .then()
        .body("size()", equalTo(1))
        .body("[0].to", equalTo("owner@example.nl"))
        .body("[0].text", containsString("Beste winkelier"));
    given().delete("/__admin/mail").then().statusCode(204);
    given().get("/mail").then().body(containsString("There is no mail."));
  }
}
