package nl.koppeling.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftedTest {

  private static final Sale DUTCH = new Sale("NL", true);
  private static final Sale UNTAXED_TO_BELGIUM = new Sale("BE", false);

  @ParameterizedTest
  @CsvSource({
    "Bakkerij BV, Piet, Bakker, Bakkerij BV, Piet Bakker",
    "Bakkerij BV, '',   '',     Bakkerij BV, ''",
    "'',          Piet, Bakker, Piet Bakker, ''",
    "'',          '',   Bakker, Bakker,      ''",
    "'',          Piet, '',     Piet,        ''",
    "'',          '',   '',     piet,        ''",
    "'   ',       ' ',  ' ',    piet,        ''"
  })
  void theNameIsTheCompanyElseThePersonElseTheMailbox(
      String company, String first, String last, String name, String contact) {
    Drafted.Draft draft = draft(person(first, last, company, "", address("NL")), DUTCH);
    assertThat(draft.name()).isEqualTo(name);
    assertThat(draft.contact()).isEqualTo(contact);
  }

  @Test
  void aNameNobodyCanSeeIsNoName() {
    assertThat(draft(person("\u0000\u0007", "\ud800", "", "", address("NL")), DUTCH).name())
        .isEqualTo("piet");
  }

  @ParameterizedTest
  @CsvSource({
    "Dorpsstraat 1, 1234 AB, Testdorp, NL, true",
    "'',            1234 AB, Testdorp, NL, false",
    "Dorpsstraat 1, '',      Testdorp, NL, false",
    "Dorpsstraat 1, 1234 AB, '',       NL, false",
    "Dorpsstraat 1, 1234 AB, Testdorp, '', false"
  })
  void onlyACompleteAddressIsSent(
      String street, String postcode, String city, String country, boolean sent) {
    Person person = person("Piet", "B", "", "", new Person.Place(street, postcode, city, country));
    assertThat(draft(person, DUTCH).address().isPresent()).isEqualTo(sent);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "NL123456789B01,      NL, NL123456789B01",
    "nl 1234.56.789.b01,  NL, NL123456789B01",
    "123456789B01,        NL, NL123456789B01",
    "BE0123456789,        BE, BE0123456789",
    "0123.456.789,        BE, BE0123456789",
    "EL123456789,         GR, EL123456789",
    "123456789,           GR, EL123456789",
    "FRXX123456789,       FR, FRXX123456789",
    "ATU12345678,         AT, ATU12345678",
    "IE1234567WA,         IE, IE1234567WA",
    "SE123456789012,      SE, SE123456789012",
    "DE123456789,         DE, DE123456789",
    "DE123456789,         NL,",
    "NL123456789,         NL,",
    "NL12345678B01,       NL,",
    "geen,                NL,",
    "n.v.t.,              NL,",
    "GB123456789,         GB,",
    "-,                   NL,"
  })
  void onlyAPlausibleVatNumberOfTheAddressesCountryIsSent(
      String typed, String country, String sent) {
    Drafted.Draft draft = draft(person("Piet", "B", "BV", typed, address(country)), DUTCH);
    assertThat(draft.vatNumber().orElse(null)).isEqualTo(sent);
  }

  @Test
  void withoutAnAddressAnyMemberStatesNumberMayGo() {
    Person person = person("Piet", "B", "BV", "DE123456789", new Person.Place("", "", "", ""));
    assertThat(draft(person, DUTCH).vatNumber()).contains("DE123456789");
  }

  @Test
  void anUnusableNumberOnASaleThatStandsOnItIsRefused() {
    Person person = person("Piet", "B", "BV", "BE12", address("BE"));
    assertThat(Drafted.of(person, UNTAXED_TO_BELGIUM, Set.of()))
        .isEqualTo(new Drafted.VatNumberUnusable());
  }

  @ParameterizedTest(name = "to {0}, VAT charged {1}: stands on the number {2}")
  @CsvSource({
    "NL, false, false",
    "NL, true,  false",
    "BE, true,  false",
    "BE, false, true",
    "GR, false, true",
    "US, false, false",
    "'', false, false"
  })
  void whenTheTaxStandsOnTheNumber(String destination, boolean charged, boolean stands) {
    assertThat(new Sale(destination, charged).standsOnVatNumber()).isEqualTo(stands);
  }

  @Test
  void whatWasRefusedBeforeIsLeftOut() {
    Person person = person("Piet", "B", "BV", "NL123456789B01", address("NL"));
    Drafted.Draft bare = (Drafted.Draft) Drafted.of(person, DUTCH, Set.of(OptionalPart.values()));
    assertThat(bare.phone()).isEmpty();
    assertThat(bare.address()).isEmpty();
    assertThat(bare.vatNumber()).isEmpty();
    assertThat(bare.name()).isEqualTo("BV");
  }

  @Test
  void aForeignTextAboutThePersonIsMadeAnonymous() {
    Person person = person("Piet", "Bakker", "Bakkerij BV", "NL123456789B01", address("NL"));
    String text =
        "Relatie 'Bakkerij BV' (PIET@example.nl, 0612345678) van Piet Bakker op Dorpsstraat 1"
            + " heeft btw-nummer NL123456789B01: ongeldig.";
    assertThat(person.hiddenIn(text))
        .doesNotContainIgnoringCase("piet", "bakker", "0612345678", "Dorpsstraat", "123456789B01")
        .endsWith("ongeldig.");
  }

  @Test
  void nothingShowsThePerson() {
    Person person = person("Piet", "Bakker", "BV", "", address("NL"));
    assertThat(person + " " + draft(person, DUTCH) + " " + person.address())
        .doesNotContainIgnoringCase("piet", "bakker", "dorp");
  }

  private static Drafted.Draft draft(Person person, Sale sale) {
    return (Drafted.Draft) Drafted.of(person, sale, Set.of());
  }

  private static Person person(
      String first, String last, String company, String vatNumber, Person.Place address) {
    return new Person(
        new Email.Usable("piet@example.nl"),
        first,
        last,
        company,
        "0612345678",
        address,
        vatNumber);
  }

  private static Person.Place address(String country) {
    return new Person.Place("Dorpsstraat 1", "1234 AB", "Testdorp", country);
  }
}
