package nl.koppeling.connection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {

  @ParameterizedTest
  @CsvSource({
    "Rabobank",
    "Bank",
    "ING",
    "ING zakelijk",
    "ABN AMRO",
    "Knab",
    "bunq",
    "Triodos",
    "ASN",
    "SNS",
    "Regiobank",
    "Zakelijke rekening",
    "Bankrekening webshop",
    "ING webwinkel",
    "NL91 ABNA 0417 1643 00",
    "Rekening NL91ABNA0417164300",
    "Mollie NL00 TEST 0000 0000 01"
  })
  void theBanksOwnJournalIsSeen(String description) {
    assertThat(Providers.ownBank(bank(description), Fresh.COMPANY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Mollie",
    "Mollie betalingen",
    "Stripe (Rabobank)",
    "PayPal bank",
    "Betaalprovider",
    "PSP",
    "Webshop",
    "Pinbetalingen",
    "Verzending",
    "Mollie NL91 ABNA 0417 1643 00"
  })
  void aProvidersJournalIsNotTheBank(String description) {
    assertThat(Providers.ownBank(bank(description), Fresh.COMPANY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Mollie, true",
    "Buckaroo, true",
    "Webwinkel, true",
    "ING webwinkel, false",
    "Pinbetalingen, false",
    "Rabobank, false"
  })
  void aProviderIsKnownByItsWords(String description, boolean provider) {
    assertThat(Providers.provider(bank(description))).isEqualTo(provider);
  }

  private static Journal bank(String description) {
    return Fresh.journal(1100, description, JournalKind.BANK);
  }
}
