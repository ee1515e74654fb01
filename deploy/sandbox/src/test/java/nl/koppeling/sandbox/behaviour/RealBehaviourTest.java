package nl.koppeling.sandbox.behaviour;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The suite against a real administration; use one made for testing. What it books carries
 * "Koppeltest" in its name and is removed again; relations that SnelStart only makes inactive stay
 * behind as such.
 */
@QuarkusTest
@EnabledIfEnvironmentVariable(
    named = "SNELSTART_CLIENT_KEY",
    matches = ".+",
    disabledReason = "no real SnelStart: SNELSTART_CLIENT_KEY (koppelsleutel) is not set")
@EnabledIfEnvironmentVariable(
    named = "SNELSTART_SUBSCRIPTION_KEY",
    matches = ".+",
    disabledReason = "no real SnelStart: SNELSTART_SUBSCRIPTION_KEY is not set")
class RealBehaviourTest extends SnelStartBehaviour {

  @Override
  Keys keys() {
    return Keys.real();
  }
}
