package nl.koppeling.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

  private static final Email.Usable PIET = new Email.Usable("piet@example.nl");
  private static final Seat ANY = new Seat.Open(false);

  @ParameterizedTest(name = "code {0}, customer {1}, own {2}, inactive {3}, {4}: {5}")
  @CsvSource({
    "10001, true,  false, false, piet@example.nl, true",
    "10001, true,  false, false, PIET@Example.nl, true",
    "10001, true,  false, false, jan@example.nl; Piet@example.nl ;x@y.nl, true",
    "0,     true,  false, false, piet@example.nl, true",
    "10001, false, false, false, piet@example.nl, false",
    "10001, true,  true,  false, piet@example.nl, false",
    "10001, true,  false, true,  piet@example.nl, false",
    "-1,    true,  false, false, piet@example.nl, false",
    "-2,    true,  false, false, piet@example.nl, false",
    "10001, true,  false, false, sjpiet@example.nl, false",
    "10001, true,  false, false, piet@example.nl.be, false",
    "10001, true,  false, false, '', false"
  })
  void whoFits(
      int code, boolean customer, boolean own, boolean inactive, String emails, boolean fits) {
    Candidate candidate = candidate(code, customer, own, inactive, emails);
    Choice choice = Choice.among(List.of(candidate), PIET, ANY);
    assertThat(choice)
        .isEqualTo(fits ? new Choice.Adopt(candidate.id(), code, 0) : new Choice.MakeNew());
  }

  @Test
  void nobodyOfferedMeansANewOne() {
    assertThat(Choice.among(List.of(), PIET, ANY)).isEqualTo(new Choice.MakeNew());
  }

  @Test
  void ofSeveralTheLowestNumberWhateverTheOrder() {
    List<Candidate> offered =
        new ArrayList<>(List.of(customer(10007), customer(10002), customer(10042)));
    UUID expected = offered.get(1).id();
    for (int i = 0; i < 3; i++) {
      Collections.rotate(offered, 1);
      assertThat(Choice.among(offered, PIET, ANY)).isEqualTo(new Choice.Adopt(expected, 10002, 2));
    }
  }

  @Test
  void aSupplierWithALowerNumberIsNotTaken() {
    Candidate supplier = candidate(1, false, false, false, "piet@example.nl");
    Candidate customer = customer(10042);
    assertThat(Choice.among(List.of(supplier, customer), PIET, ANY))
        .isEqualTo(new Choice.Adopt(customer.id(), 10042, 0));
  }

  private static Candidate customer(int code) {
    return candidate(code, true, false, false, "piet@example.nl");
  }

  @Test
  void oneThatDoesNotFitTheTaxIsPassedOver() {
    Candidate dutch = candidate(1, true, false, false, "piet@example.nl");
    Candidate belgian =
        new Candidate(
            UUID.randomUUID(), 2, true, false, false, "piet@example.nl", "Piet", "BE", "");
    assertThat(Choice.among(List.of(dutch, belgian), PIET, new Seat.Consumer("BE")))
        .isEqualTo(new Choice.Adopt(belgian.id(), 2, 0));
    assertThat(Choice.among(List.of(dutch), PIET, new Seat.Consumer("BE")))
        .isEqualTo(new Choice.MakeNew());
  }

  @Test
  void whoHasNoAddressIsKnownByHisName() {
    Candidate guest = candidate(7, true, false, false, "");
    assertThat(Choice.named(List.of(guest), "PIET", ANY))
        .isEqualTo(new Choice.Adopt(guest.id(), 7, 0));
    assertThat(Choice.named(List.of(guest), "Piet (7)", ANY)).isEqualTo(new Choice.MakeNew());
    Candidate inactive = candidate(7, true, false, true, "");
    assertThat(Choice.named(List.of(inactive), "Piet", ANY)).isEqualTo(new Choice.MakeNew());
  }

  private static Candidate candidate(
      int code, boolean customer, boolean own, boolean inactive, String emails) {
    return new Candidate(
        UUID.randomUUID(), code, customer, own, inactive, emails, "Piet", "NL", "");
  }
}
