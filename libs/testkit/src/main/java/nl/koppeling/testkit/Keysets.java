package nl.koppeling.testkit;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes Tink key sets (JSON, one AES256_GCM key) without needing Tink: the form is stable and
 * documented.
 */
public final class Keysets {

  private Keysets() {}

  /** A fresh key set. Never for production: there keys come from the operator's secret store. */
  public static String fresh() {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[32];
    random.nextBytes(key);
    int id = random.nextInt() & Integer.MAX_VALUE | 1;
    // AesGcmKey protobuf: field 3 (key_value), length-delimited, 32 bytes.
    byte[] message = ByteBuffer.allocate(34).put((byte) 0x1a).put((byte) 32).put(key).array();
    return "{\"primaryKeyId\":"
        + id
        + ",\"key\":[{\"keyData\":{\"typeUrl\":"
        + "\"type.googleapis.com/google.crypto.tink.AesGcmKey\",\"value\":\""
        + Base64.getEncoder().encodeToString(message)
        + "\",\"keyMaterialType\":\"SYMMETRIC\"},\"status\":\"ENABLED\",\"keyId\":"
        + id
        + ",\"outputPrefixType\":\"TINK\"}]}";
  }
}
