package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of 500 without a total (SnelStart API reference 5.1). */
class PagesTest {

  private final List<Integer> skips = new ArrayList<>();

  @Test
  void stopsAtAPageThatIsNotFull() {
    assertThat(all(skip -> rows(skip, skip == 0 ? 500 : 3))).hasSize(503);
    assertThat(skips).containsExactly(0, 500);
  }

  @Test
  void fullLastPageAsksOnceMore() {
    assertThat(all(skip -> rows(skip, skip == 0 ? 500 : 0))).hasSize(500);
    assertThat(skips).containsExactly(0, 500);
  }

  @Test
  void rowThatMovedToTheNextPageIsCountedOnce() {
    assertThat(all(skip -> rows(skip == 0 ? 0 : 499, skip == 0 ? 500 : 2))).hasSize(501);
  }

  @Test
  void skipThatIsIgnoredIsRefusedInsteadOfCut() {
    assertThatThrownBy(() -> all(skip -> rows(0, 500))).isInstanceOf(Malformed.class);
    assertThat(skips).hasSize(2);
  }

  @Test
  void listWithoutEndIsRefused() {
    assertThatThrownBy(() -> all(skip -> rows(skip, 500))).isInstanceOf(Malformed.class);
    assertThat(skips).hasSize(20);
  }

  @Test
  void aListMayBeAllowedToBeLonger() {
    IntFunction<Uni<List<UUID>>> page =
        skip -> Uni.createFrom().item(rows(skip, skip < 24 * 500 ? 500 : 1));
    assertThat(Pages.all(Endpoint.get("/x"), 25, page, (UUID id) -> id).await().indefinitely())
        .hasSize(12_001);
  }

  private List<UUID> all(IntFunction<List<UUID>> page) {
    return Pages.all(
            Endpoint.get("/x"),
            skip -> {
              skips.add(skip);
              return Uni.createFrom().item(page.apply(skip));
            },
            (UUID id) -> id)
        .await()
        .indefinitely();
  }

  private static List<UUID> rows(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> new UUID(1, i)).toList();
  }
}
