package nl.koppeling.connection.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.Taxation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFormTest {

  private static final String LEDGER = "90000000-0000-4000-8000-000000008000";

  @Test
  void theExampleOfTheReadmeIsReadWhole() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String example = readme.substring(readme.indexOf("```json") + 7);

    BookingSettings settings =
        SettingsForm.read(
            new ObjectMapper()
                .readTree(example.substring(0, example.indexOf("```")))
                .get("settings"),
            BookingSettings.class);

    assertThat(settings.ledgers().stream().map(LedgerRule::role).distinct())
        .containsAll(Arrays.asList(LedgerRule.Role.values()));
    assertThat(settings.journals().stream().map(BookingSettings.JournalRule::way).distinct())
        .containsExactlyInAnyOrder(BookingSettings.JournalRule.Way.values());
    assertThat(settings.taxation().ossSince()).contains(LocalDate.of(2026, 7, 1));
    assertThat(settings.marks()).hasSize(2);
  }

  @Test
  void whatIsAbsentIsTheUsual() {
    BookingSettings settings = read("");

    assertThat(settings.taxation()).isEqualTo(Taxation.DUTCH);
    assertThat(settings.choices()).isEqualTo(Choices.USUAL);
    assertThat(settings.marks()).isEmpty();
    assertThat(settings.ledgers().getFirst().when()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"korting\":true | korting",
        "\"taxation\":{\"kor\":\"misschien\"} | taxation.kor",
        "\"taxation\":{\"ossSince\":\"1 juli\"} | taxation.ossSince",
        "\"taxation\":{\"ossFrom\":\"2026-07-01\"} | taxation.ossFrom",
        "\"choices\":{\"guests\":\"NOBODY\"} | choices.guests",
        "\"choices\":{\"form\":1} | choices.form",
        "\"choices\":{\"orderTemplate\":\"sjabloon\"} | choices.orderTemplate",
        "\"marks\":[{\"kind\":\"TOY\",\"on\":{\"kind\":\"PRODUCT\",\"value\":\"1\"}}] | marks[0].kind",
        "\"defaultJournal\":\"Mollie\" | defaultJournal"
      })
  void whatIsUnknownIsRefusedWithItsPlace(String part, String place) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("," + part))
        .satisfies(
            no -> {
              assertThat(no.status()).isEqualTo(400);
              assertThat(no.code().wire()).isEqualTo("SETTINGS_UNREADABLE");
              assertThat(no.details().getFirst().what()).isEqualTo(place);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"paymentTermDays\":1000 | paymentTermDays",
        "\"marks\":[{\"kind\":\"SERVICE\",\"on\":{\"kind\":\"COUNTRY\",\"value\":\"BE\"}}] | marks[0]: a mark",
        "\"marks\":[{\"kind\":\"SERVICE\",\"on\":{\"kind\":\"PRODUCT\",\"value\":\"\"}}] | marks[0].on: a condition",
        "\"journals\":[{\"paymentMethod\":\"a\",\"way\":\"MEMORIAL\"}] | journals[0]: a journal"
      })
  void whatCannotBeIsRefusedWithItsPlace(String part, String about) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("," + part))
        .satisfies(
            no -> {
              assertThat(no.status()).isEqualTo(422);
              assertThat(no.code().wire()).isEqualTo("SETTINGS_INVALID");
              assertThat(no.details().getFirst().what()).contains(about);
            });
  }

  private static BookingSettings read(String more) {
    try {
      return SettingsForm.read(
          new ObjectMapper()
              .readTree(
                  "{\"invoicePrefix\":\"WEB-\",\"paymentTermDays\":14,\"journals\":[],\"ledgers\":["
                      + "{\"role\":\"PRODUCT\",\"band\":\"HIGH\",\"ledgerId\":\""
                      + LEDGER
                      + "\"}]"
                      + more
                      + "}"),
          BookingSettings.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
