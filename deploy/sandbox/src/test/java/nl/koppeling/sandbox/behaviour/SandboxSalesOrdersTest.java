package nl.koppeling.sandbox.behaviour;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Articles and sales orders against the sandbox. */
@QuarkusTest
@WithTestResource(value = SandboxAddress.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SandboxSalesOrdersTest extends SalesOrderBehaviour {

  @Override
  Keys keys() {
    return Keys.sandbox();
  }
}
