package nl.koppeling.sandbox.behaviour;

import nl.koppeling.snelstart.ClientKey;

/** The two secrets of one administration. */
record Keys(ClientKey clientKey, String subscriptionKey) {

  @Override
  public String toString() {
    return "Keys[***]";
  }
}
