package nl.koppeling.connection.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Condition;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import org.junit.jupiter.api.Test;

class SettingsDiffTest {

  private static final UUID A = UUID.fromString("a0000000-0000-4000-8000-000000000001");
  private static final UUID B = UUID.fromString("b0000000-0000-4000-8000-000000000002");
  private static final LedgerRule HIGH = new LedgerRule(Role.PRODUCT, VatBand.HIGH, A, 8000);
  private static final LedgerRule LOW = new LedgerRule(Role.PRODUCT, VatBand.LOW, A, 8001);

  @Test
  void anotherOrderOfTheSameRulesIsNoChange() {
    assertThat(
            SettingsDiff.between(
                Optional.of(settings(14, List.of(HIGH, LOW))), settings(14, List.of(LOW, HIGH))))
        .isEmpty();
  }

  @Test
  void eachFieldThatChangedIsNamedWithBothValues() {
    LedgerRule moved = new LedgerRule(Role.PRODUCT, VatBand.HIGH, B, 8200);
    LedgerRule german =
        new LedgerRule(
            Role.PRODUCT,
            VatBand.HIGH,
            B,
            8079,
            Optional.of(new Condition(Condition.Kind.COUNTRY, "DE")));

    assertThat(
            SettingsDiff.between(
                Optional.of(settings(14, List.of(HIGH, LOW))),
                settings(30, List.of(moved, german))))
        .containsExactly(
            new Change("ledgers[PRODUCT HIGH COUNTRY=DE]", "", "8079 " + B),
            new Change("ledgers[PRODUCT HIGH]", "8000 " + A, "8200 " + B),
            new Change("ledgers[PRODUCT LOW]", "8001 " + A, ""),
            new Change("paymentTermDays", "14", "30"));
  }

  @Test
  void theFirstSettingsAreAllNew() {
    assertThat(SettingsDiff.between(Optional.empty(), settings(14, List.of(HIGH))))
        .contains(
            new Change("invoicePrefix", "", "WEB-"),
            new Change("journals[ideal]", "", "BANK " + A),
            new Change("choices.form", "", "BOOKING"));
  }

  private static BookingSettings settings(int days, List<LedgerRule> ledgers) {
    return BookingSettings.dutch(
        "WEB-",
        days,
        ledgers,
        List.of(new JournalRule("ideal", A)),
        Optional.empty(),
        Optional.empty());
  }
}
