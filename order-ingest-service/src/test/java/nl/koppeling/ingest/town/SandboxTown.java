package nl.koppeling.ingest.town;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Sandbox;

/**
 * The town with the sandbox beside it. Its shops are {@link SandboxShop}s: what we ask them and
 * what they deliver comes through the town's doors, where it is seen and can be disturbed.
 */
public class SandboxTown extends Town {

  private Sandbox sandbox;

  /** All tests with a sandbox share one service and one sandbox. */
  public static final class Profile implements QuarkusTestProfile {

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(BackingServices.class), new TestResourceEntry(SandboxTown.class));
    }
  }

  @Override
  public Map<String, String> start() {
    sandbox = Sandbox.start();
    System.setProperty("town.sandbox", sandbox.baseUrl());
    Map<String, String> settings = new HashMap<>(super.start());
    settings.put("KOPPELING_PUBLIC_URL", base() + SandboxShop.DELIVERIES);
    // A few orders are several pages.
    settings.put("koppeling.poll.page-size", "5");
    settings.put("koppeling.shop.timeout", "2s");
    return settings;
  }

  @Override
  public void stop() {
    sandbox.close();
  }

  static String sandbox() {
    return System.getProperty("town.sandbox");
  }
}
