package nl.koppeling.connection.people;

import java.util.Locale;
import java.util.regex.Pattern;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;

/**
 * An e-mail address somebody is invited at, in small letters. Personal: does not show itself.
 *
 * @param value at most 254 characters (RFC 5321)
 */
record Address(String value) {

  private static final int LONGEST = 254;
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");

  public Address {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw Refusal.of(PeopleCode.ADDRESS_INVALID);
    }
  }

  /**
   * The address as somebody typed it.
   *
   * @throws Refusal with status 422 when it is none
   */
  static Address typed(String text) {
    return new Address(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
  }

  /** Enough to know it again, not enough to write to; for what is kept. */
  String masked() {
    return mask(value);
  }

  static String mask(String address) {
    int at = address.indexOf('@');
    return at < 1 ? "" : address.charAt(0) + "…" + address.substring(at);
  }

  @Override
  public String toString() {
    return "Address[***]";
  }
}
