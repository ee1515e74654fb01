package nl.koppeling.snelstart;

/**
 * One objection of SnelStart (SnelStart API reference 12.1).
 *
 * @param code e.g. {@code BOE-0021}; branch on this
 * @param message Dutch, for the owner's eyes; may quote personal data, so it belongs in no log
 */
public record Problem(String code, String message) {

  @Override
  public String toString() {
    return code;
  }
}
