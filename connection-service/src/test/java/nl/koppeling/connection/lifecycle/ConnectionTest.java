package nl.koppeling.connection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.shop.ShopAddress;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private static final ShopAddress SHOP = ShopAddress.of("https://winkel.nl");
  private static final BookingSettings SETTINGS =
      BookingSettings.dutch("WEB-", 14, List.of(), List.of(), Optional.empty(), Optional.empty());

  @Test
  void everyStepRaisesTheVersion() {
    Connection.Draft draft = draft();
    Connection.Proven proven = draft.proven(proof(UUID.randomUUID()));
    Connection.Active active = proven.with(SETTINGS).activated();
    Connection.Paused paused = active.paused(Connection.PauseCause.OWNER);

    assertThat(List.of(draft, proven, active, paused, paused.resumed(), paused.removed()))
        .extracting(c -> c.particulars().version())
        .containsExactly(1L, 2L, 4L, 5L, 6L, 6L);
  }

  @Test
  void aNewKeyRaisesTheVersionOfTheCredentialsAndResumes() {
    Connection.Paused paused =
        draft()
            .proven(proof(UUID.randomUUID()))
            .with(SETTINGS)
            .activated()
            .paused(Connection.PauseCause.ADMINISTRATION_CHANGED);

    Connection.Active resumed = paused.rekeyed();

    assertThat(resumed.particulars().credentialsVersion()).isEqualTo(2);
    assertThat(resumed.particulars().version()).isEqualTo(paused.particulars().version() + 1);
  }

  @Test
  void nothingIsActivatedWithoutSettings() {
    Connection.Proven proven = draft().proven(proof(UUID.randomUUID()));

    assertThatThrownBy(proven::activated).isInstanceOf(IllegalStep.class);
  }

  @Test
  void aSetUpIsConfirmedOnlyWhenBothKeysWereTried() {
    Findings.Shop shop = new Findings.Shop("11.0.1", "EUR", true, true);
    Findings.Administration books =
        new Findings.Administration(UUID.randomUUID(), "Boeken", "Winkel B.V.", false, "NL1");

    assertThatThrownBy(draft()::confirmed).isInstanceOf(IllegalStep.class);
    assertThatThrownBy(draft().with(SHOP, shop)::confirmed).isInstanceOf(IllegalStep.class);
    assertThatThrownBy(draft().with(books)::confirmed).isInstanceOf(IllegalStep.class);
    assertThat(draft().with(books).with(SHOP, shop).confirmed().findings())
        .isEqualTo(new Findings(shop, books));
  }

  @Test
  void anotherAddressMakesTheShopsKeyWorthless() {
    Connection.Draft moved =
        draft()
            .with(SHOP, new Findings.Shop("11.0.1", "EUR", true, true))
            .movedTo(ShopAddress.of("https://elsewhere.nl"));

    assertThat(moved.shop()).isEmpty();
    assertThat(moved.particulars().shop().home()).hasToString("https://elsewhere.nl");
    assertThat(moved.particulars().credentialsVersion()).isEqualTo(3);
  }

  @Test
  void settingsOfAnotherAdministrationAreDropped() {
    UUID administration = UUID.randomUUID();
    Connection.Proven proven = draft().proven(proof(administration)).with(SETTINGS);

    assertThat(proven.proven(proof(administration)).settings()).contains(SETTINGS);
    assertThat(proven.proven(proof(UUID.randomUUID())).settings()).isEmpty();
  }

  @Test
  void removingDestroysTheKeysOfItsEvents() {
    Connection.Removed removed = draft().removed();

    assertThat(removed.particulars().keys()).isEqualTo(EventKeys.DESTROYED);
    assertThatThrownBy(removed::removed).isInstanceOf(IllegalStep.class);
  }

  private static Connection.Draft draft() {
    return new Connection.Draft(
        new Particulars(
            UUID.randomUUID(),
            Owners.of("owner"),
            SHOP,
            Instant.EPOCH,
            Set.of("completed"),
            new EventKeys("token", "secret", "wrapped"),
            1,
            1));
  }

  private static Connection.Proof proof(UUID administration) {
    return new Connection.Proof(
        SHOP,
        new Findings(
            new Findings.Shop("11.0.1", "EUR", true, true),
            new Findings.Administration(administration, "Boeken", "Winkel B.V.", false, "")));
  }
}
