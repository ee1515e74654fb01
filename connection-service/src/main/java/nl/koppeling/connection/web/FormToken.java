package nl.koppeling.connection.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Proves that a form was shown by us to this person in this browser: a code over a random value in
 * a cookie and the person's subject. Neither a planted cookie nor another person's form passes.
 */
@ApplicationScoped
class FormToken {

  private static final String PURPOSE = "form-token/";
  private static final int RANDOM_BYTES = 32;

  private final byte[] secret;
  private final SecureRandom random = new SecureRandom();

  @Inject
  FormToken(@ConfigProperty(name = "koppeling.web.session-secret") String secret) {
    if (secret.length() < 32) {
      throw new IllegalStateException("KOPPELING_SESSION_SECRET has at least 32 characters");
    }
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** A fresh value for the cookie: 256 random bits. */
  String browser() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return encoded(bytes);
  }

  /** The token of a person in a browser. */
  String of(String browser, String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return encoded(
          mac.doFinal((PURPOSE + browser + "/" + subject).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** Compares in constant time. */
  boolean accepts(String token, String browser, String subject) {
    return token != null
        && browser != null
        && !browser.isEmpty()
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            of(browser, subject).getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
