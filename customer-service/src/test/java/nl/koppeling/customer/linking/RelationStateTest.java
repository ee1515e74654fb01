package nl.koppeling.customer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.customer.matching.OptionalPart;
import nl.koppeling.events.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelationStateTest {

  private static final UUID RELATION = UUID.randomUUID();

  @Test
  void missedOnceInDoubtIsStillInDoubt() {
    RelationState.InDoubt doubt = new RelationState.CreateIntended(7, Set.of()).doubt();
    assertThat(doubt.notFound()).isEqualTo(new RelationState.InDoubt(7, 1, Set.of()));
  }

  @Test
  void missedTwiceMayBeMadeAgain() {
    RelationState.InDoubt once = new RelationState.InDoubt(7, 1, Set.of(OptionalPart.PHONE));
    assertThat(once.notFound()).isEqualTo(new RelationState.Planned(Set.of(OptionalPart.PHONE)));
  }

  @Test
  void whatIsFoundAfterADoubtWasMadeByUs() {
    assertThat(new RelationState.InDoubt(7, 0, Set.of()).found(RELATION, 10001))
        .isEqualTo(new RelationState.Linked(RELATION, 10001, true, 7));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStateComesBackFromItsColumns(RelationState state) {
    assertThat(StateForm.of(state).toState()).isEqualTo(state);
  }

  static Stream<RelationState> all() {
    return Stream.of(
        new RelationState.Planned(Set.of()),
        new RelationState.Planned(Set.of(OptionalPart.ADDRESS, OptionalPart.PHONE)),
        new RelationState.CreateIntended(7, Set.of(OptionalPart.VAT_NUMBER)),
        new RelationState.InDoubt(7, 1, Set.of()),
        new RelationState.Linked(RELATION, 10001, true, 7),
        new RelationState.Linked(RELATION, 10001, false, 0),
        new RelationState.Parked(List.of(Reason.of("X", "nl", "en"))));
  }
}
