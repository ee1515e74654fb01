package nl.koppeling.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is left after a step in which not everything was reached, and which keys are meant. */
class ChunkTest {

  private static final UUID CONNECTION = UUID.randomUUID();

  @Test
  void whatWasNotTakenIsLeftFromItsFirstRecordOn() {
    Records.Chunk chunk =
        new Records.Chunk(
            List.of(record(0, 5), record(0, 7), record(1, 3), record(1, 9)),
            List.of(stretch(0, 8, 20)));

    assertThat(chunk.restAfter(4)).containsExactly(stretch(0, 8, 20));
    assertThat(chunk.restAfter(3)).containsExactly(stretch(0, 8, 20), stretch(1, 9, 10));
    assertThat(chunk.restAfter(2)).containsExactly(stretch(0, 8, 20), stretch(1, 3, 10));
    assertThat(chunk.restAfter(1)).containsExactly(stretch(0, 7, 20), stretch(1, 3, 10));
    assertThat(chunk.restAfter(0)).containsExactly(stretch(0, 5, 20), stretch(1, 3, 10));
  }

  @Test
  void aStretchIsNeverLeftBackwards() {
    assertThat(stretch(0, 5, 9).from(3)).isEqualTo(stretch(0, 5, 9));
    assertThat(stretch(0, 5, 9).from(7)).isEqualTo(stretch(0, 7, 9));
    assertThat(stretch(0, 5, 9).from(90).length()).isZero();
    assertThatThrownBy(() -> stretch(0, 5, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysAreTheConnectionsOrTheOrders() {
    Stride all = stride(null, null);
    Stride one = stride(CONNECTION, null);
    Stride order = stride(CONNECTION, 7L);

    assertThat(all.chooses("anything")).isTrue();
    assertThat(all.chooses(null)).isTrue();
    assertThat(one.chooses(CONNECTION.toString())).isTrue();
    assertThat(one.chooses(CONNECTION + ":71")).isTrue();
    assertThat(one.chooses(UUID.randomUUID() + ":7")).isFalse();
    assertThat(one.chooses(null)).isFalse();
    assertThat(order.chooses(CONNECTION + ":7")).isTrue();
    assertThat(order.chooses(CONNECTION + ":71")).isFalse();
    assertThat(order.chooses(CONNECTION.toString())).isFalse();
    assertThatThrownBy(() -> stride(null, 7L)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stride(UUID.randomUUID(), true, List.of(), CONNECTION, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Stride stride(UUID connection, Long order) {
    return new Stride(UUID.randomUUID(), true, List.of(stretch(0, 0, 1)), connection, order);
  }

  private static ConsumerRecord<String, byte[]> record(int partition, long offset) {
    return new ConsumerRecord<>("orders.v1", partition, offset, "key", new byte[0]);
  }

  private static Stretch stretch(int partition, long from, long to) {
    return new Stretch("orders.v1", partition, from, to);
  }
}
