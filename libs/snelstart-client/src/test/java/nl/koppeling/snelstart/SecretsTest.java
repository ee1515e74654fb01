package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets and personal data show nowhere, and carry nothing along. */
class SecretsTest {

  @Test
  void secretsMaskThemselves() {
    assertThat(new Access("bearer-1", "key-1").toString()).doesNotContain("bearer-1", "key-1");
    assertThat(new ClientKey("demo-key").toString()).doesNotContain("demo-key");
    assertThat(new Token("bearer-1", Instant.EPOCH, Set.of("orders:read")).toString())
        .doesNotContain("bearer-1")
        .contains("1970", "orders:read");
  }

  @Test
  void personalDataMasksItself() {
    Relation r =
        new Relation(
            Samples.CUSTOMER,
            1,
            "Jan",
            "jan@x.nl",
            Set.of(),
            false,
            Optional.empty(),
            Optional.empty());
    assertThat(r.toString()).doesNotContain("Jan", "jan@");
    assertThat(Samples.relation().toString()).doesNotContain("Jan", "jan", "Proefstraat", "0612");
    assertThat(Samples.relation().address().toString()).doesNotContain("Proefstraat");
    assertThat(new Problem("BOE-0021", "Jan").toString()).isEqualTo("BOE-0021");
  }

  @Test
  void pastedKeyIsTrimmed() {
    assertThat(new ClientKey("  ZGVtbzpk\r\nZW1v \n").value()).isEqualTo("ZGVtbzpkZW1v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\r\nX-Injected: 1", "é"})
  void headerCannotBeSmuggledIn(String value) {
    assertThatThrownBy(() -> new Access(value, "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Injected");
    assertThatThrownBy(() -> new Access("bearer", value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
