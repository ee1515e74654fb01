package nl.koppeling.sandbox.behaviour;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.koppeling.snelstart.ClientKey;

/** The suite against the sandbox. */
@QuarkusTest
@WithTestResource(value = SandboxAddress.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SandboxBehaviourTest extends SnelStartBehaviour {

  @Override
  Keys keys() {
    byte[] pair = "demo:demo-secret-1".getBytes(StandardCharsets.UTF_8);
    return new Keys(
        new ClientKey(Base64.getEncoder().encodeToString(pair)),
        "5a4db0c0ffee5a4db0c0ffee5a4db0c0");
  }
}
