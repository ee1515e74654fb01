package nl.koppeling.snelstart;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer to be made (relatie with relatiesoort Klant, SnelStart API reference 7.1). Never makes
 * SnelStart send mail. Holds personal data: {@link #toString()} shows nothing of it.
 *
 * @param name required, cut to 50 characters
 * @param email at most 250 characters, may be empty; an over-long one is refused, because a cut
 *     address is another address
 * @param phone cut to 25 characters, may be empty
 * @param vatNumber letters and digits after dots, dashes and spaces are removed, 2 to 50 of them;
 *     refused otherwise, because dropping it would change the tax
 * @param memo free text, may be empty
 */
public record NewRelation(
    String name,
    String email,
    String phone,
    Optional<Address> address,
    Optional<String> vatNumber,
    String memo) {

  private static final Pattern VAT_NUMBER = Pattern.compile("[A-Z0-9]{2,50}");

  /** Cuts to the limits; refuses what cannot be cut. */
  public NewRelation {
    name = Texts.required("name", Texts.cut(name, 50));
    email = Texts.atMost("e-mail", Texts.clean(email), 250);
    phone = Texts.cut(phone, 25);
    vatNumber = vatNumber.map(NewRelation::vatNumber);
    memo = Texts.lines(memo);
  }

  private static String vatNumber(String text) {
    String plain = text.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    if (!VAT_NUMBER.matcher(plain).matches()) {
      throw new IllegalArgumentException("VAT number is not 2 to 50 letters and digits");
    }
    return plain;
  }

  @Override
  public String toString() {
    return "NewRelation[***]";
  }
}
