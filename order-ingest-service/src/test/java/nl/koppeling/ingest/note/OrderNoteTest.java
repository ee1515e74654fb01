package nl.koppeling.ingest.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.events.Document;
import org.junit.jupiter.api.Test;

class OrderNoteTest {

  private static final UUID CONNECTION = UUID.fromString("11111111-2222-4333-8444-555555555555");

  @Test
  void theTextSaysWhatTheNumberIsOfAndEndsWithOurMark() {
    OrderNote sale = note(CONNECTION, 40, Document.SALE, "WEB-40");
    OrderNote credit = note(CONNECTION, 40, Document.creditFor(91), "WEB-40-C91");

    assertThat(sale.text())
        .startsWith("Geboekt in SnelStart: factuur WEB-40 [koppeling ")
        .endsWith(sale.mark());
    assertThat(credit.text()).startsWith("Geboekt in SnelStart: creditfactuur WEB-40-C91 ");
  }

  /** The number of an invoice plugin is anybody's text. */
  @Test
  void aNumberCannotBringMarkup() {
    assertThat(note(CONNECTION, 40, Document.SALE, "<b>F&1").text()).doesNotContain("<", "&");
  }

  @Test
  void theMarkIsStableAndNamesConnectionOrderAndDocument() {
    Set<String> marks =
        Stream.of(
                note(CONNECTION, 40, Document.SALE, "WEB-40"),
                note(CONNECTION, 41, Document.SALE, "WEB-40"),
                note(UUID.randomUUID(), 40, Document.SALE, "WEB-40"),
                note(CONNECTION, 40, Document.creditFor(91), "WEB-40"),
                note(CONNECTION, 40, Document.creditFor(92), "WEB-40"),
                note(CONNECTION, 40, new Document(Document.Kind.REPLACEMENT, 0, 1), "WEB-40"),
                note(CONNECTION, 40, new Document(Document.Kind.REPLACEMENT, 0, 2), "WEB-40"))
            .map(OrderNote::mark)
            .collect(Collectors.toSet());

    assertThat(marks).hasSize(7).allMatch(mark -> mark.matches("\\[koppeling [0-9a-f]{20}]"));
    assertThat(note(CONNECTION, 40, Document.SALE, "another").mark())
        .isEqualTo(note(CONNECTION, 40, Document.SALE, "WEB-40").mark());
  }

  @Test
  void afterDoubtItIsLookedForTwiceBeforeItIsWrittenAgain() {
    NoteState.Trying trying = new NoteState.Wanted().begun();

    NoteState once = trying.looked(OptionalLong.empty());
    assertThat(once).isEqualTo(new NoteState.Trying(1));
    assertThat(((NoteState.Trying) once).looked(OptionalLong.empty()))
        .isEqualTo(new NoteState.Wanted());
    assertThat(((NoteState.Trying) once).looked(OptionalLong.of(7)))
        .isEqualTo(new NoteState.Written(7));
  }

  private static OrderNote note(UUID connection, long order, Document document, String number) {
    return new OrderNote(connection, order, document, number, new NoteState.Wanted(), 0);
  }
}
