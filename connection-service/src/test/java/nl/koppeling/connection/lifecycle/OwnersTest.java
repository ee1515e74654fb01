package nl.koppeling.connection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A connection always has an owner. */
class OwnersTest {

  @Test
  void nobodyIsNoOwner() {
    assertThatThrownBy(() -> new Owners(Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Owners.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneOfSeveralMayGoAndTheLastMayNot() {
    Owners two = new Owners(Set.of("a", "b"));

    assertThat(two.without("a")).contains(Owners.of("b"));
    assertThat(two.without("c")).contains(two);
    assertThat(Owners.of("a").without("a")).isEmpty();
    assertThat(two.has("a")).isTrue();
    assertThat(two.has("c")).isFalse();
  }
}
