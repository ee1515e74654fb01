package nl.koppeling.sandbox.snelstart.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Filter;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;
import org.junit.jupiter.api.Test;

class TableTest {

  private record Thing(UUID id, String colour, int state) implements Row {
    @Override
    public ObjectNode json() {
      return Json.object();
    }
  }

  private final Table<Thing> table = new Table<Thing>().indexed("Colour", Thing::colour);
  private final Thing first = new Thing(UUID.randomUUID(), "Red", 0);
  private final Thing second = new Thing(UUID.randomUUID(), "red", 0);
  private final Thing plain = new Thing(UUID.randomUUID(), null, 0);

  @Test
  void findsByIndexWithoutRegardToCase() {
    table.put(first);
    table.put(second);
    table.put(plain);

    assertThat(table.where("Colour", "RED ")).containsExactly(first, second);
    assertThat(table.where("Colour", "blue")).isEmpty();
  }

  @Test
  void aReplacedRecordKeepsItsPlaceInTableAndIndex() {
    table.put(first);
    table.put(second);
    Thing changed = new Thing(first.id(), "Red", 1);

    table.put(changed);

    assertThat(table.all()).containsExactly(changed, second);
    assertThat(table.where("Colour", "red")).containsExactly(changed, second);
  }

  @Test
  void aRecordWithAnotherKeyIsFoundUnderThatOneOnly() {
    table.put(first);
    Thing blue = new Thing(first.id(), "blue", 0);

    table.put(blue);

    assertThat(table.where("Colour", "red")).isEmpty();
    assertThat(table.where("Colour", "blue")).containsExactly(blue);
  }

  @Test
  void aRemovedRecordIsGoneFromTheIndex() {
    table.put(first);
    table.put(second);

    table.remove(first.id());
    assertThat(table.where("Colour", "red")).containsExactly(second);
    table.remove(second.id());
    assertThat(table.where("Colour", "red")).isEmpty();
    assertThat(table.size()).isZero();
  }

  @Test
  void onlyAnIndexedEqualityNarrowsTheCandidates() {
    table.put(first);
    table.put(plain);

    assertThat(table.candidates(Optional.of(new Filter.Equality("Colour", "red"))))
        .isEqualTo(List.of(first));
    assertThat(table.candidates(Optional.of(new Filter.Equality("State", "0")))).hasSize(2);
  }
}
