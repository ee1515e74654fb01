package nl.koppeling.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import nl.koppeling.testkit.PartFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {

  @Test
  void withoutAWordAnEngineBuildsAndEveryProgramWorksOnce() {
    Images.Wishes wishes = Images.Wishes.of(List.of());

    assertThat(wishes.withEngine()).isTrue();
    assertThat(wishes.cache()).isTrue();
  }

  @Test
  void filesAndARegistryNeedNoEngine() {
    Images.Wishes wishes =
        Images.Wishes.of(
            List.of("--tar", "/out", "--push", "r.example.nl/k", "--base", "/b", "--no-cache"));

    assertThat(wishes.withEngine()).isFalse();
    assertThat(wishes.tar()).contains(Path.of("/out"));
    assertThat(wishes.push()).contains("r.example.nl/k");
    assertThat(wishes.base()).contains(Path.of("/b"));
    assertThat(wishes.cache()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tar", "--quick", "--quick yes", "--base /b"})
  void whatMakesNoSenseIsRefused(String words) {
    assertThatThrownBy(() -> Images.Wishes.of(List.of(words.split(" "))))
        .isInstanceOf(PartFailed.class);
  }
}
