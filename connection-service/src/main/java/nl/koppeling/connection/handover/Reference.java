package nl.koppeling.connection.handover;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An unguessable reference: 256 random bits. We keep its hash, so that nobody who reads the
 * database can use it. Does not show itself.
 *
 * @param value 43 characters of A-Z, a-z, 0-9, minus and underscore
 */
public record Reference(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Refuses what cannot be one. */
  public Reference {
    if (value == null || !value.matches("[A-Za-z0-9_-]{43}")) {
      throw new IllegalArgumentException("not a reference");
    }
  }

  /** A fresh one. */
  public static Reference random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Reference(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is kept of it. */
  public String hash() {
    return hash(value);
  }

  /** SHA-256, in hex. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Reference[***]";
  }
}
