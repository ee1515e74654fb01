package nl.koppeling.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftedTest {

  private static final Sale DUTCH = new Sale("NL", false, Sale.Vat.DUTCH, false);
  private static final Person.Place NOWHERE = new Person.Place("", "", "", "");
  private static final String MARK = " (1042)";

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
    "BE0123456789,        BE,",
    "DE123456789,         NL,",
    "NL123456789B01,      US,",
    "NL123456789,         NL,",
    "NL12345678B01,       NL,",
    "geen,                NL,",
    "n.v.t.,              NL,",
    "GB123456789,         GB,",
    "-,                   NL,"
  })
  void withoutProofOnlyAPlausibleDutchNumberGoesOn(String typed, String country, String sent) {
    Drafted.Draft draft = draft(person("Piet", "B", "BV", typed, address(country)), DUTCH);
    assertThat(draft.vatNumber().orElse(null)).isEqualTo(sent);
  }

  @Test
  void aNumberThatWasNotProvenDoesNotGoOnARelationAbroad() {
    Person person = person("Piet", "B", "BV", "NL123456789B01", NOWHERE);
    Sale toBelgium = new Sale("BE", false, Sale.Vat.DUTCH, false);
    assertThat(draft(person, toBelgium).vatNumber()).isEmpty();
    assertThat(draft(person, DUTCH).vatNumber()).contains("NL123456789B01");
  }

  @Test
  void theProvenNumberGoesWithTheAddressOfItsCountry() {
    Person person = person("Piet", "B", "BV", "0123.456.789", address("NL"), address("BE"));
    Sale supply = new Sale("BE", false, Sale.Vat.NONE, false);
    Seat seat = new Seat.Business(new VatId("BE", "0123456789"));
    Drafted.Draft draft = (Drafted.Draft) Drafted.of(person, supply, seat, Set.of(), MARK);
    assertThat(draft.vatNumber()).contains("BE0123456789");
    assertThat(draft.address()).contains(address("BE"));
    assertThat(Drafted.of(person, supply, seat, Set.of(OptionalPart.VAT_NUMBER), MARK))
        .extracting(d -> ((Drafted.Draft) d).vatNumber().orElseThrow())
        .isEqualTo("BE0123456789");
  }

  @Test
  void whereTheTaxNeedsTheCountryThereIsNoRelationWithoutAnAddressInIt() {
    Sale oss = new Sale("BE", false, Sale.Vat.FOREIGN, true);
    Seat seat = oss.seat(Optional.empty());
    Person dutch = person("Piet", "B", "", "", address("NL"));
    Person belgian = person("Piet", "B", "", "", address("BE"));
    assertThat(Drafted.of(dutch, oss, seat, Set.of(), MARK))
        .isEqualTo(new Drafted.NoAddressThere());
    assertThat(Drafted.of(belgian, oss, seat, Set.of(OptionalPart.ADDRESS), MARK))
        .isEqualTo(new Drafted.NoAddressThere());
    assertThat(Drafted.of(belgian, oss, seat, Set.of(), MARK)).isInstanceOf(Drafted.Draft.class);
  }

  @ParameterizedTest(name = "billed in {0}, sent to {1} in {2}, OSS {3}: address in {4}")
  @CsvSource({
    "NL, '', NL, false, NL",
    "NL, BE, BE, false, BE",
    "BE, NL, NL, false, NL",
    "BE, '', NL, false, BE",
    "BE, '', NL, true,",
    "BE, BE, BE, true,",
    "NL, BE, BE, true,",
    "US, '', US, true, US",
    "NL, US, US, false, US",
    "NL, '', '', false, NL",
    "'', NL, NL, false, NL",
    "'', DE, NL, false,"
  })
  void theAddressOfTheDestinationGoesFirst(
      String billed, String sent, String destination, boolean oss, String expected) {
    Person person = person("Piet", "B", "", "", placeOrNone(billed), placeOrNone(sent));
    Sale sale = new Sale(destination, false, Sale.Vat.DUTCH, oss);
    assertThat(draft(person, sale).address().map(Person.Place::country).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void aGuestsNameTellsHimFromOthersAndIsCutBetweenCodePoints() {
    Person guest =
        new Person(Optional.empty(), "Piet", "Bakker", "", "", address("NL"), NOWHERE, "");
    assertThat(draft(guest, DUTCH).name()).isEqualTo("Piet Bakker (1042)");
    Person nameless = new Person(Optional.empty(), "", "", "", "", address("NL"), NOWHERE, "");
    assertThat(draft(nameless, DUTCH).name()).isEqualTo("Webwinkelklant (1042)");
    Person longest =
        new Person(
            Optional.empty(), "", "", "\ud83d\udc1f".repeat(40), "", address("NL"), NOWHERE, "");
    String name = draft(longest, DUTCH).name();
    assertThat(name).endsWith("\udc1f (1042)").hasSizeLessThanOrEqualTo(Drafted.NAME);
  }

  @Test
  void aRefusedAddressIsLeftOutAndTheNameTellsHimFromOthers() {
    Person person = person("Piet", "Bakker", "", "", address("NL"));
    Drafted.Draft draft =
        (Drafted.Draft)
            Drafted.of(person, DUTCH, new Seat.Open(false), Set.of(OptionalPart.EMAIL), MARK);
    assertThat(draft.email()).isEmpty();
    assertThat(draft.name()).isEqualTo("Piet Bakker (1042)");
  }

  @Test
  void theCollectiveRelationIsOnePerCountry() {
    Drafted.Draft dutch = Drafted.collective("NL", new Seat.Open(true));
    assertThat(dutch.name()).isEqualTo("Webshop particulieren NL");
    assertThat(dutch.address()).isEmpty();
    Drafted.Draft belgian = Drafted.collective("BE", new Seat.Consumer("BE"));
    assertThat(belgian.name()).isEqualTo("Webshop particulieren BE");
    assertThat(belgian.address().map(Person.Place::country)).contains("BE");
    assertThat(belgian.vatNumber()).isEmpty();
  }

  @Test
  void whatWasRefusedBeforeIsLeftOut() {
    Person person = person("Piet", "B", "BV", "NL123456789B01", address("NL"));
    Drafted.Draft bare =
        (Drafted.Draft)
            Drafted.of(person, DUTCH, new Seat.Open(false), Set.of(OptionalPart.values()), MARK);
    assertThat(bare.phone()).isEmpty();
    assertThat(bare.address()).isEmpty();
    assertThat(bare.vatNumber()).isEmpty();
    assertThat(bare.name()).isEqualTo("BV (1042)");
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
    assertThat(person + " " + draft(person, DUTCH) + " " + person.billing())
        .doesNotContainIgnoringCase("piet", "bakker", "dorp");
  }

  private static Drafted.Draft draft(Person person, Sale sale) {
    return (Drafted.Draft) Drafted.of(person, sale, sale.seat(Optional.empty()), Set.of(), MARK);
  }

  private static Person person(
      String first, String last, String company, String vatNumber, Person.Place address) {
    return person(first, last, company, vatNumber, address, NOWHERE);
  }

  private static Person person(
      String first,
      String last,
      String company,
      String vatNumber,
      Person.Place billing,
      Person.Place shipping) {
    return new Person(
        Optional.of(new Email.Usable("piet@example.nl")),
        first,
        last,
        company,
        "0612345678",
        billing,
        shipping,
        vatNumber);
  }

  private static Person.Place placeOrNone(String country) {
    return country.isEmpty() ? NOWHERE : address(country);
  }

  private static Person.Place address(String country) {
    return new Person.Place("Dorpsstraat 1", "1234 AB", "Testdorp", country);
  }
}
