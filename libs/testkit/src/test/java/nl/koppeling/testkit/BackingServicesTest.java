package nl.koppeling.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackingServicesTest {

  private final Map<String, String> configuration = new BackingServices().start();

  @Test
  void eachStartHasADatabaseOfItsOwn() throws Exception {
    Map<String, String> other = new BackingServices().start();

    assertThat(other.get("KOPPELING_DB_NAME")).isNotEqualTo(configuration.get("KOPPELING_DB_NAME"));
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://"
                + configuration.get("KOPPELING_DB_HOST_PORT")
                + "/"
                + configuration.get("KOPPELING_DB_NAME"),
            configuration.get("KOPPELING_DB_USER"),
            configuration.get("KOPPELING_DB_PASSWORD"))) {
      assertThat(connection.createStatement().execute("create table t (id int)")).isFalse();
    }
  }

  /** The embedded server's version stands in a pom, so it can come apart from the image's. */
  @Test
  void theDatabaseIsOfTheVersionOfTheImage() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://"
                    + configuration.get("KOPPELING_DB_HOST_PORT")
                    + "/"
                    + configuration.get("KOPPELING_DB_NAME"),
                configuration.get("KOPPELING_DB_USER"),
                configuration.get("KOPPELING_DB_PASSWORD"));
        var answer = connection.createStatement().executeQuery("show server_version")) {
      answer.next();
      assertThat(answer.getString(1)).startsWith(Postgres.IMAGE.version());
    }
  }

  @Test
  void whatIsSentCanBeRead() {
    try (Topics topics = new Topics(configuration.get("KAFKA_BOOTSTRAP_SERVERS"))) {
      topics.create("greetings", 2, Map.of());
      topics.send(
          "greetings", "key", "hello".getBytes(StandardCharsets.UTF_8), "ce_type", "greeting");

      assertThat(topics.all("greetings"))
          .singleElement()
          .satisfies(
              r -> assertThat(new String(r.value(), StandardCharsets.UTF_8)).isEqualTo("hello"));
    }
  }

  @Test
  void usersAndServicesGetTokens() {
    Tokens tokens = new Tokens(configuration.get("KOPPELING_OIDC_URL"));

    assertThat(tokens.ofUser("owner")).isNotBlank();
    assertThat(tokens.ofService("invoice-service", configuration.get("KOPPELING_CLIENT_SECRET")))
        .isNotBlank();
  }
}
