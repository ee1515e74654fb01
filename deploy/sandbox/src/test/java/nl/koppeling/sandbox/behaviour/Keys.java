package nl.koppeling.sandbox.behaviour;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.koppeling.snelstart.ClientKey;

/** The two secrets of one administration. */
record Keys(ClientKey clientKey, String subscriptionKey) {

  /** Those of the sandbox's first administration. */
  static Keys sandbox() {
    byte[] pair = "demo:demo-secret-1".getBytes(StandardCharsets.UTF_8);
    return new Keys(
        new ClientKey(Base64.getEncoder().encodeToString(pair)),
        "5a4db0c0ffee5a4db0c0ffee5a4db0c0");
  }

  /** Those of a real administration, from the environment. */
  static Keys real() {
    return new Keys(
        new ClientKey(System.getenv("SNELSTART_CLIENT_KEY")),
        System.getenv("SNELSTART_SUBSCRIPTION_KEY"));
  }

  @Override
  public String toString() {
    return "Keys[***]";
  }
}
