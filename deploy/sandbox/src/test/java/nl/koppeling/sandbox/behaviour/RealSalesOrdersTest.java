package nl.koppeling.sandbox.behaviour;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Articles and sales orders against a real administration that has them; use one made for testing.
 * What is made is removed again.
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
class RealSalesOrdersTest extends SalesOrderBehaviour {

  @Override
  Keys keys() {
    return Keys.real();
  }
}
