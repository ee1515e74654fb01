package nl.koppeling.sandbox.behaviour;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The suite against the sandbox. */
@QuarkusTest
@WithTestResource(value = SandboxAddress.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SandboxBehaviourTest extends SnelStartBehaviour {

  @Override
  Keys keys() {
    return Keys.sandbox();
  }
}
