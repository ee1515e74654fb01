package nl.koppeling.snelstart;

/**
 * The coupling key (koppelsleutel) of one administration: opaque base64 text, long lived, a secret
 * (SnelStart API reference 2.2). {@link #toString()} does not show it.
 *
 * @param value the key; white space around and line breaks inside (pasted keys) are removed
 */
public record ClientKey(String value) {

  /** Removes white space; refuses an empty key and characters that cannot be part of one. */
  public ClientKey {
    value = Texts.headerValue("client key", value == null ? null : value.replaceAll("\\s+", ""));
  }

  @Override
  public String toString() {
    return "ClientKey[***]";
  }
}
