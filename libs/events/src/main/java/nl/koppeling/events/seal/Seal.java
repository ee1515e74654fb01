package nl.koppeling.events.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.SealedBuyer;

/**
 * The seal of one connection: encrypts and decrypts its personal blocks, bound to the connection.
 */
public final class Seal {

  private final UUID connectionId;
  private final Aead aead;
  private final Mac mac;

  Seal(UUID connectionId, Aead aead, Mac mac) {
    this.connectionId = connectionId;
    this.aead = aead;
    this.mac = mac;
  }

  public SealedBuyer seal(Buyer buyer, long orderId) {
    return new SealedBuyer(seal(EventCodec.write(buyer), "order:" + orderId));
  }

  /** Opens what {@link #seal(Buyer, long)} sealed for the same order. */
  public Buyer open(SealedBuyer buyer, long orderId) {
    byte[] plain = openText(buyer.sealed(), "order:" + orderId).getBytes(StandardCharsets.UTF_8);
    return EventCodec.read(plain, Buyer.class);
  }

  /** Encrypts a text for one purpose; base64. */
  public String seal(String plain, String purpose) {
    try {
      byte[] sealed = aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), aad(purpose));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /**
   * Decrypts a text that was sealed for the same connection and purpose.
   *
   * @throws SealBroken when it was not
   */
  public String openText(String sealed, String purpose) {
    try {
      byte[] plain = aead.decrypt(Base64.getDecoder().decode(sealed), aad(purpose));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SealBroken(
          "a sealed "
              + purpose.split(":", 2)[0]
              + " of connection "
              + connectionId
              + " cannot be opened");
    }
  }

  /**
   * A keyed hash: equal texts of this connection give equal hashes that say nothing to others;
   * lower-case hex.
   */
  public String keyedHash(String text) {
    try {
      return HexFormat.of().formatHex(mac.computeMac(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot hash", e);
    }
  }

  private byte[] aad(String purpose) {
    return (connectionId + "/" + purpose).getBytes(StandardCharsets.UTF_8);
  }
}
