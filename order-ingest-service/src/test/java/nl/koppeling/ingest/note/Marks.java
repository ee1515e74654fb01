package nl.koppeling.ingest.note;

import java.util.UUID;
import nl.koppeling.events.Document;

/** What our notes say, for tests that look from outside. */
public final class Marks {

  private Marks() {}

  /** The whole text of a note. */
  public static String text(UUID connectionId, long orderId, Document document, String number) {
    return new OrderNote(connectionId, orderId, document, number, new NoteState.Wanted(), 0).text();
  }
}
