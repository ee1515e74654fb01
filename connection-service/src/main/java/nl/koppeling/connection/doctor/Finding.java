package nl.koppeling.connection.doctor;

import nl.koppeling.connection.refusals.Code;
import nl.koppeling.connection.refusals.Refusal;

/**
 * What was found at one link.
 *
 * @param code names the finding; OK and NOT_TRIED among them
 * @param about what it is about, for example a ledger account; may be empty
 * @param nl what is wrong and what to do, in Dutch
 * @param en the same in English
 */
public record Finding(
    Link link,
    String linkNl,
    String linkEn,
    Verdict verdict,
    String code,
    String about,
    String nl,
    String en) {

  /** How bad it is. */
  public enum Verdict {
    OK,
    /** Orders are booked; something could be better. */
    WARNING,
    /** Orders are not booked until somebody does something. */
    FAULT,
    /** An earlier link is broken, or the connection is not so far yet. */
    NOT_TRIED
  }

  static Finding ok(Link link) {
    return of(link, Verdict.OK, "OK", "", "In orde.", "All right.");
  }

  static Finding ok(Link link, String about) {
    return of(link, Verdict.OK, "OK", about, "In orde.", "All right.");
  }

  static Finding notTried(Link link) {
    return of(
        link,
        Verdict.NOT_TRIED,
        "NOT_TRIED",
        "",
        "Niet geprobeerd: los eerst op wat hierboven staat.",
        "Not tried: first solve what stands above.");
  }

  static Finding warning(Link link, Code code, String about) {
    return of(link, Verdict.WARNING, code.wire(), about, code.nl(), code.en());
  }

  static Finding fault(Link link, Code code, String about) {
    return of(link, Verdict.FAULT, code.wire(), about, code.nl(), code.en());
  }

  static Finding fault(Link link, Refusal.Detail detail) {
    return fault(link, detail.code(), detail.what());
  }

  private static Finding of(
      Link link, Verdict verdict, String code, String about, String nl, String en) {
    return new Finding(link, link.nl(), link.en(), verdict, code, about, nl, en);
  }
}
