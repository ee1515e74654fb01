package nl.koppeling.connection.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;

/**
 * Tells a payment provider's journal from the journal of the real bank account, by its words. On
 * the real bank's journal the bank's own statements are booked; a payment booked there by us would
 * be booked a second time (SnelStart API reference 10.1).
 */
public final class Providers {

  private static final Pattern NAMED =
      words(
          "mollie|stripe|paypal|\\bpsp\\b|betaalprovider|payment provider|buckaroo|adyen|multisafepay|klarna"
              + "|riverty|afterpay|pay\\.nl|\\bpaynl\\b|sisow|worldline|ingenico|ogone|sumup|zettle");

  /** Said of a provider's journal, but of a bank account for the webshop just as well. */
  private static final Pattern VAGUE = words("webshop|webwinkel");

  private static final Pattern BANK =
      words(
          "bank|\\bing\\b|\\babn\\b|amro|\\bknab\\b|\\bbunq\\b|triodos|\\basn\\b|\\bsns\\b|revolut|\\bn26\\b"
              + "|van lanschot|zakelijke rekening|betaalrekening|spaarrekening|girorekening");

  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z]{4}\\d{7,14}");

  private Providers() {}

  /** A payment provider and its methods in WooCommerce, as its own plugin names them. */
  enum Known {
    MOLLIE(
        "mollie",
        "mollie_wc_gateway_",
        "ideal creditcard bancontact paypal banktransfer belfius kbc eps przelewy24 applepay klarna klarnapaylater"
            + " klarnapaynow klarnasliceit in3 riverty billie giftcard voucher trustly twint directdebit"),
    STRIPE("stripe", "stripe", "- _ideal _bancontact _sepa _eps _p24 _klarna"),
    PAYPAL("paypal", "", "ppcp-gateway ppcp-credit-card-gateway paypal");

    private final String word;
    private final List<String> methods;

    Known(String word, String prefix, String suffixes) {
      this.word = word;
      this.methods =
          Arrays.stream(suffixes.split(" ")).map(s -> prefix + (s.equals("-") ? "" : s)).toList();
    }

    /** The ids of its gateways in the shop. */
    List<String> methods() {
      return methods;
    }

    /** The one a text names. */
    static Optional<Known> in(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(k -> lower.contains(k.word)).findFirst();
    }

    boolean named(String text) {
      return text.toLowerCase(Locale.ROOT).contains(word);
    }
  }

  /** True when the journal's words say that a provider's money is booked there. */
  static boolean provider(Journal journal) {
    String text = journal.description();
    return NAMED.matcher(text).find() || VAGUE.matcher(text).find() && !BANK.matcher(text).find();
  }

  /** True when it is the administration's own bank account, or named like a bank. */
  public static boolean ownBank(Journal journal, CompanyInfo company) {
    String letters = letters(journal.description());
    String own = letters(company.iban());
    if (!own.isEmpty() && letters.contains(own)) {
      return true;
    }
    return !provider(journal)
        && (BANK.matcher(journal.description()).find() || IBAN.matcher(letters).find());
  }

  private static String letters(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }
}
