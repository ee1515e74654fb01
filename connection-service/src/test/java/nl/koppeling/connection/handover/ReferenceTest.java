package nl.koppeling.connection.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void nobodyGuessesIt() {
    int references = 4_000;
    int[] ones = new int[256];
    Set<String> all = new HashSet<>();
    for (int i = 0; i < references; i++) {
      String value = Reference.random().value();
      all.add(value);
      byte[] bytes = Base64.getUrlDecoder().decode(value);
      assertThat(bytes).hasSize(32);
      for (int bit = 0; bit < 256; bit++) {
        ones[bit] += bytes[bit / 8] >> (bit % 8) & 1;
      }
    }
    assertThat(all).hasSize(references);
    for (int count : ones) {
      assertThat(count).as("a bit that is always the same is none").isBetween(1_700, 2_300);
    }
  }

  @Test
  void whatIsKeptOfItIsNotIt() {
    Reference reference = Reference.random();

    assertThat(reference.hash()).hasSize(64).doesNotContain(reference.value());
    assertThat(reference).hasToString("Reference[***]");
    assertThatThrownBy(() -> new Reference(reference.value() + "x"))
        .hasMessageNotContaining(reference.value());
  }
}
