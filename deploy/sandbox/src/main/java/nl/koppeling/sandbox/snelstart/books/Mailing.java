package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** Whether and where SnelStart mails one kind of document (EmailVersturen), reference 7.1. */
public record Mailing(boolean shouldSend, String email, String copy) {

  /** Never mailed. */
  public static final Mailing NONE = new Mailing(false, null, null);

  /** Reads one. */
  public static Mailing read(Input input) {
    return new Mailing(
        input.flag("shouldSend"), input.filledText("email"), input.filledText("ccEmail"));
  }

  /** As shown on the wire. */
  public ObjectNode json() {
    return Json.object().put("shouldSend", shouldSend).put("email", email).put("ccEmail", copy);
  }
}
