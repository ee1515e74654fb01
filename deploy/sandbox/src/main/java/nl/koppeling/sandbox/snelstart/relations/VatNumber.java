package nl.koppeling.sandbox.snelstart.relations;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Form of the EU's VAT numbers, and the check digits of the Netherlands, Belgium and Germany. A
 * number of only zeros passes the check digits: it is the usual way to write an invented one.
 */
final class VatNumber {

  private static final Map<String, Pattern> FORMS = new HashMap<>();

  static {
    String table =
        """
        AT U\\d{8}
        BE [01]\\d{9}
        BG \\d{9,10}
        CY \\d{8}[A-Z]
        CZ \\d{8,10}
        DE \\d{9}
        DK \\d{8}
        EE \\d{9}
        EL \\d{9}
        ES [A-Z0-9]\\d{7}[A-Z0-9]
        FI \\d{8}
        FR [A-Z0-9]{2}\\d{9}
        HR \\d{11}
        HU \\d{8}
        IE \\d[A-Z0-9]\\d{5}[A-Z]{1,2}
        IT \\d{11}
        LT (\\d{9}|\\d{12})
        LU \\d{8}
        LV \\d{11}
        MT \\d{8}
        NL \\d{9}B\\d{2}
        PL \\d{10}
        PT \\d{9}
        RO \\d{2,10}
        SE \\d{12}
        SI \\d{8}
        SK \\d{10}
        XI (\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3})
        """;
    for (String line : table.split("\n")) {
      FORMS.put(line.substring(0, 2), Pattern.compile(line.substring(3)));
    }
  }

  private VatNumber() {}

  /** True for a number of an EU country in the right form; numbers of other countries pass. */
  static boolean isValid(String number) {
    Pattern form = FORMS.get(number.substring(0, 2));
    if (form == null) {
      return true;
    }
    String rest = number.substring(2);
    if (!form.matcher(rest).matches()) {
      return false;
    }
    boolean invented = rest.startsWith("000000000") || rest.matches("0+");
    return invented
        || switch (number.substring(0, 2)) {
          case "NL" -> dutch(rest) || modulo97(number);
          case "BE" -> belgian(rest);
          case "DE" -> german(rest);
          default -> true;
        };
  }

  private static boolean dutch(String rest) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * Character.digit(rest.charAt(i), 10);
    }
    return sum % 11 == Character.digit(rest.charAt(8), 10);
  }

  private static boolean modulo97(String number) {
    StringBuilder digits = new StringBuilder();
    number.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static boolean belgian(String rest) {
    long body = Long.parseLong(rest.substring(0, 8));
    return 97 - body % 97 == Long.parseLong(rest.substring(8));
  }

  private static boolean german(String rest) {
    int product = 10;
    for (int i = 0; i < 8; i++) {
      int sum = (Character.digit(rest.charAt(i), 10) + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == Character.digit(rest.charAt(8), 10);
  }
}
