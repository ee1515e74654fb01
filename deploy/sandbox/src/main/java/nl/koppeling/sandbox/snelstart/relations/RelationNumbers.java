package nl.koppeling.sandbox.snelstart.relations;

import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.snelstart.books.Countries;
import nl.koppeling.sandbox.snelstart.books.Country;
import nl.koppeling.sandbox.snelstart.books.Mailing;
import nl.koppeling.sandbox.snelstart.books.RelationForm;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/** The numbers and addresses of a relation that SnelStart really validates (reference 7.1). */
final class RelationNumbers {

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@;,<>\"]+@[^\\s@;,<>\".]+(\\.[^\\s@;,<>\".]+)+");
  private static final Pattern CHAMBER = Pattern.compile("\\d{8}(\\d{4})?");
  private static final Pattern OIN = Pattern.compile("\\d{20}");
  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]*");

  private RelationNumbers() {}

  static void check(RelationForm form, Violations violations) {
    email(form.email(), violations);
    for (Mailing mailing : form.mailings().values()) {
      email(mailing.email(), violations);
      email(mailing.copy(), violations);
      violations.when(mailing.shouldSend() && mailing.email() == null, Rule.REL_0061);
    }
    vatNumber(form, violations);
    refuseUnless(form.chamberNumber(), CHAMBER, Rule.REL_0006, violations);
    refuseUnless(form.oin(), OIN, Rule.REL_0086, violations);
    refuseUnless(form.bic(), BIC, Rule.REL_0010, violations);
    violations.when(form.iban() != null && !isIban(form.iban()), Rule.REL_0011);
    violations.when(form.website() != null && !isAddress(form.website()), Rule.REL_0015);
  }

  private static void refuseUnless(String text, Pattern pattern, Rule rule, Violations violations) {
    violations.when(text != null && !pattern.matcher(text).matches(), rule);
  }

  private static void email(String list, Violations violations) {
    if (list == null) {
      return;
    }
    violations.whenLonger(list, 250, Rule.REL_0085);
    String[] each = list.split(";", -1);
    for (String one : each) {
      violations.when(
          !EMAIL.matcher(one.strip()).matches(), each.length == 1 ? Rule.REL_0061 : Rule.REL_0084);
    }
  }

  private static void vatNumber(RelationForm form, Violations violations) {
    String number = form.vatNumber();
    if (number == null) {
      return;
    }
    if (!PLAIN.matcher(number).matches()) {
      violations.when(true, Rule.REL_0059);
      return;
    }
    violations.when(number.length() < 2, Rule.REL_0057);
    violations.whenLonger(number, 50, Rule.REL_0058);
    if (number.length() < 2 || number.length() > 50) {
      return;
    }
    Country country = Countries.find(form.address().country()).orElse(null);
    String capitals = number.toUpperCase(Locale.ROOT);
    if (country != null && country.inEu() && !capitals.startsWith(country.vatPrefix())) {
      violations.when(true, Rule.REL_0087);
      return;
    }
    violations.when(!VatNumber.isValid(capitals), Rule.REL_0088);
  }

  private static boolean isIban(String iban) {
    String bare = iban.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!IBAN.matcher(bare).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (bare.substring(4) + bare.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static boolean isAddress(String url) {
    if (url.length() > 100) {
      return false;
    }
    try {
      URI uri = URI.create(url.contains("://") ? url : "http://" + url);
      return uri.getHost() != null && uri.getHost().contains(".");
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
