package nl.koppeling.local;

import java.util.List;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Java;
import nl.koppeling.testkit.Sandbox;

/** How the programs of the set are started. */
public interface Programs {

  /** As the last build left them, by the Java that runs this. */
  Programs BUILT =
      new Programs() {
        @Override
        public List<String> service(String module) {
          return List.of(
              Java.executable(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx224m",
              "-Djava.net.preferIPv4Stack=true",
              "-jar",
              Checkout.jar(module).toString());
        }

        @Override
        public List<String> sandbox() {
          return Sandbox.command();
        }
      };

  /** The command for a service. */
  List<String> service(String module);

  /** The command for the sandbox. */
  List<String> sandbox();
}
