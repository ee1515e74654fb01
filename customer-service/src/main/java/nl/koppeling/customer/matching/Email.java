package nl.koppeling.customer.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a shop's e-mail field says. The address is what identifies a customer within a connection,
 * so what is no single address identifies nobody.
 */
public sealed interface Email {

  /** SnelStart's limit (SnelStart API reference 7.1). */
  int LIMIT = 250;

  /** One address, without surrounding blanks, in lower case: equal addresses are equal texts. */
  record Usable(String address) implements Email {
    public Usable {
      if (!plausible(address)) {
        throw new IllegalArgumentException("not one normalised address");
      }
    }

    @Override
    public String toString() {
      return "Usable[***]";
    }

    /** What stands before the at-sign. */
    public String localPart() {
      return address.substring(0, address.lastIndexOf('@'));
    }

    /**
     * Whether a relation's field, one address or several with semicolons between, holds this one.
     */
    boolean isIn(String field) {
      return Arrays.stream(field.split(";")).anyMatch(other -> normalised(other).equals(address));
    }
  }

  /** Nothing was filled in (a telephone order). */
  record Absent() implements Email {}

  /** Something was filled in that no mail can be sent to. */
  record Invalid() implements Email {}

  /** Reads what was typed; null counts as nothing. */
  static Email of(String typed) {
    String address = typed == null ? "" : normalised(typed);
    if (address.isEmpty()) {
      return new Absent();
    }
    return plausible(address) ? new Usable(address) : new Invalid();
  }

  private static String normalised(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean plausible(String address) {
    return address != null
        && address.length() <= LIMIT
        && address.equals(normalised(address))
        && Shape.ADDRESS.matcher(address).matches();
  }

  /** Keeps the pattern out of sight. */
  final class Shape {
    /** One at-sign, a domain with a dot, no blanks, lists or brackets. */
    static final Pattern ADDRESS =
        Pattern.compile(
            "[^\\s@;,<>()\\[\\]\"\\p{Cntrl}]+@[^\\s@;,<>()\\[\\]\"\\p{Cntrl}.]+"
                + "(\\.[^\\s@;,<>()\\[\\]\"\\p{Cntrl}.]+)+");

    private Shape() {}
  }
}
