package nl.koppeling.connection.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.refusals.SettingsCode;
import nl.koppeling.connection.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said where it is. */
class ObjectionsTest {

  private static final List<String> METHODS = List.of("mollie_ideal", "cod");

  @ParameterizedTest
  @CsvSource({
    "LEDGER_VAT_KIND, PRODUCT HIGH 8000, ledger.PRODUCT.HIGH",
    "LEDGER_INACTIVE, SHIPPING OSS_REDUCED_LOW 8042, ledger.SHIPPING.OSS_REDUCED_LOW",
    "LEDGER_MISSING, PRODUCT, ledger.PRODUCT.HIGH",
    "KOR_LEDGER_MISSING, PRODUCT ZERO, ledger.PRODUCT.ZERO",
    "JOURNAL_KIND, mollie_ideal 2810 Memoriaal, way.mollie_ideal",
    "CLEARING_LEDGER_KIND, mollie_ideal 8000, clearing.mollie_ideal",
    "JOURNAL_IS_BANK, 1100 Bank zakelijk, defaultJournal",
    "KOR_ACTIVE_IN_SNELSTART, taxation.kor, kor",
    "OSS_OFF_IN_SNELSTART, taxation.ossSince, ossSince",
    "SETTINGS_INVALID, paymentTermDays, paymentTermDays"
  })
  void eachIsAtItsField(SettingsCode code, String about, String field) {
    Objections objections =
        Objections.of(Refusal.of(List.of(new Detail(code, about))), METHODS, Language.NL);

    assertThat(objections.at(field)).isEqualTo(code.nl());
    assertThat(objections.note("x").lines()).isEmpty();
    assertThat(objections.none()).isFalse();
  }

  @Test
  void aTakenPrefixIsAtThePrefix() {
    Objections objections =
        Objections.of(Refusal.of(RefusalCode.PREFIX_TAKEN, "WEB-"), METHODS, Language.EN);

    assertThat(objections.at("invoicePrefix")).isEqualTo(RefusalCode.PREFIX_TAKEN.en());
  }

  @Test
  void whatBelongsToNoFieldIsSaidAtTheTop() {
    Objections objections =
        Objections.of(
            Refusal.of(
                List.of(new Detail(SettingsCode.CONDITION_INVALID, "MARGIN_GOODS PRODUCT 0"))),
            METHODS,
            Language.NL);

    assertThat(objections.note("x").lines())
        .containsExactly("MARGIN_GOODS PRODUCT 0: " + SettingsCode.CONDITION_INVALID.nl());
    assertThat(
            Objections.of(Refusal.of(RefusalCode.CHANGED_MEANWHILE), METHODS, Language.NL)
                .note("x")
                .lines())
        .containsExactly(RefusalCode.CHANGED_MEANWHILE.nl());
  }

  @Test
  void twoAtOneFieldAreBothSaid() {
    Objections objections =
        Objections.of(
            Refusal.of(
                List.of(
                    new Detail(SettingsCode.LEDGER_INACTIVE, "FEE LOW 8010"),
                    new Detail(SettingsCode.LEDGER_COST_CENTRE, "FEE LOW 8010"))),
            METHODS,
            Language.NL);

    assertThat(objections.at("ledger.FEE.LOW"))
        .contains(SettingsCode.LEDGER_INACTIVE.nl(), SettingsCode.LEDGER_COST_CENTRE.nl());
  }
}
