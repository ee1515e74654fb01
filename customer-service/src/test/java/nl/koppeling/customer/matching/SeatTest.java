package nl.koppeling.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatTest {

  private static final VatId BELGIAN = new VatId("BE", "0123456789");

  @ParameterizedTest(name = "to {0}, area {1}, VAT {2}, OSS {3}, proven {4}: {5}")
  @CsvSource({
    // Dutch destination, unknown, and outside the Union
    "NL, false, DUTCH,   true,  '', OPEN",
    "NL, false, NONE,    true,  '', OPEN",
    "NL, false, NONE,    true,  BE, OPEN",
    "NL, false, FOREIGN, true,  '', OPEN",
    "'', false, NONE,    true,  BE, OPEN",
    "US, false, NONE,    true,  BE, OPEN",
    "US, false, DUTCH,   true,  '', OPEN",
    "GB, false, NONE,    true,  '', OPEN",
    "ES, true,  NONE,    true,  BE, OPEN",
    "ES, true,  FOREIGN, true,  '', OPEN",
    // another member state, with VAT
    "BE, false, DUTCH,   false, '', OPEN",
    "BE, false, DUTCH,   true,  '', OPEN",
    "BE, false, DUTCH,   true,  BE, OPEN",
    "BE, false, FOREIGN, false, '', OPEN",
    "BE, false, FOREIGN, true,  '', CONSUMER BE",
    "BE, false, FOREIGN, true,  BE, CONSUMER BE",
    "GR, false, FOREIGN, true,  '', CONSUMER EL",
    "MC, false, FOREIGN, true,  '', CONSUMER FR",
    "XI, false, FOREIGN, true,  '', CONSUMER XI",
    // another member state, without VAT
    "BE, false, NONE,    false, '', OPEN",
    "BE, false, NONE,    true,  '', OPEN",
    "BE, false, NONE,    false, NL, OPEN",
    "BE, false, NONE,    false, BE, BUSINESS BE0123456789",
    "BE, false, NONE,    true,  BE, BUSINESS BE0123456789",
    "DE, false, NONE,    true,  BE, BUSINESS BE0123456789",
    "XI, false, NONE,    true,  XI, BUSINESS XI0123456789"
  })
  void whatASaleAsks(
      String destination, boolean outside, Sale.Vat vat, boolean oss, String proven, String seat) {
    Optional<VatId> id =
        proven.isEmpty() ? Optional.empty() : Optional.of(new VatId(proven, "0123456789"));
    String asked =
        switch (new Sale(destination, outside, vat, oss).seat(id)) {
          case Seat.Open open -> {
            assertThat(open.oss()).isEqualTo(oss);
            yield "OPEN";
          }
          case Seat.Consumer consumer -> "CONSUMER " + consumer.prefix();
          case Seat.Business business -> "BUSINESS " + business.id().whole();
        };
    assertThat(asked).isEqualTo(seat);
  }

  @ParameterizedTest(name = "relation in {0} with {1}")
  @CsvSource({
    // country, number | open, open under OSS, consumer BE, business BE0123456789
    "NL, '',           true,  true,  false, false",
    "NL, NL123456789B01, true, true, false, false",
    "NL, BE0123456789, true,  true,  false, false",
    "BE, '',           true,  false, true,  false",
    "BE, BE0123456789, false, false, false, true",
    "BE, 'be 0123.456.789', false, false, false, true",
    "BE, 0123456789,   false, false, false, true",
    "BE, BE0123456788, false, false, false, false",
    "DE, '',           true,  false, false, false",
    "DE, DE123456789,  false, false, false, false",
    "DE, BE0123456789, false, false, false, false",
    "GR, EL123456789,  false, false, false, false",
    "US, '',           true,  true,  false, false",
    "US, 12-3456789,   true,  true,  false, false",
    "GB, GB123456789,  true,  true,  false, false",
    "XI, XI123456789,  false, false, false, false",
    "'', '',           true,  true,  false, false",
    "'', BE0123456789, true,  true,  false, false"
  })
  void whichRelationFits(
      String country,
      String number,
      boolean open,
      boolean oss,
      boolean consumer,
      boolean business) {
    Candidate candidate = candidate(country, number);
    assertThat(new Seat.Open(false).fits(candidate)).isEqualTo(open);
    assertThat(new Seat.Open(true).fits(candidate)).isEqualTo(oss);
    assertThat(new Seat.Consumer("BE").fits(candidate)).isEqualTo(consumer);
    assertThat(new Seat.Business(BELGIAN).fits(candidate)).isEqualTo(business);
  }

  @Test
  void greekNumbersFitWhateverTheirPrefix() {
    Seat seat = new Seat.Business(new VatId("EL", "123456789"));
    assertThat(seat.fits(candidate("GR", "EL123456789"))).isTrue();
    assertThat(seat.fits(candidate("GR", "GR123456789"))).isTrue();
    assertThat(seat.fits(candidate("GR", "123456789"))).isTrue();
  }

  /** Else a relation in doubt would not be found again, and be made twice. */
  @Test
  void whateverIsDraftedFitsTheSaleItWasDraftedFor() {
    int drafts = 0;
    for (String destination : List.of("NL", "BE", "DE", "GR", "US", "XI", "")) {
      for (Sale.Vat vat : Sale.Vat.values()) {
        for (boolean oss : List.of(true, false)) {
          for (String billed : List.of("NL", "BE", "DE", "GR", "US", "XI", "")) {
            for (String sent : List.of("NL", "BE", "GR", "US", "")) {
              for (String number : List.of("", "NL123456789B01", "BE0123456789", "0123456789")) {
                Sale sale = new Sale(destination, false, vat, oss);
                Person person = person(billed, sent, number);
                drafts += draftsThatFit(sale, person);
              }
            }
          }
        }
      }
    }
    assertThat(drafts).isGreaterThan(5_000);
  }

  private static int draftsThatFit(Sale sale, Person person) {
    Optional<VatId> asked =
        person.vatNumber().isEmpty()
            ? Optional.empty()
            : VatNumber.toAsk(person.vatNumber(), sale.destination());
    List<Optional<VatId>> verdicts = new ArrayList<>(List.of(Optional.empty()));
    asked.ifPresent(id -> verdicts.add(Optional.of(id)));
    int drafts = 0;
    for (Optional<VatId> proven : verdicts) {
      for (Set<OptionalPart> omitted :
          List.of(Set.<OptionalPart>of(), Set.of(OptionalPart.values()))) {
        Seat seat = sale.seat(proven);
        if (Drafted.of(person, sale, seat, omitted, " (1)") instanceof Drafted.Draft draft) {
          String country = draft.address().map(Person.Place::country).orElse("NL");
          assertThat(seat.fits(candidate(country, draft.vatNumber().orElse(""))))
              .as("%s, %s", sale, seat)
              .isTrue();
          drafts++;
        }
      }
    }
    return drafts;
  }

  private static Person person(String billed, String sent, String number) {
    return new Person(
        Optional.of(new Email.Usable("piet@example.nl")),
        "Piet",
        "Bakker",
        "",
        "",
        place(billed),
        place(sent),
        number);
  }

  private static Person.Place place(String country) {
    return country.isEmpty()
        ? new Person.Place("", "", "", "")
        : new Person.Place("Dorpsstraat 1", "1234 AB", "Testdorp", country);
  }

  private static Candidate candidate(String country, String number) {
    return new Candidate(
        UUID.randomUUID(), 1, true, false, false, "piet@example.nl", "Piet", country, number);
  }
}
