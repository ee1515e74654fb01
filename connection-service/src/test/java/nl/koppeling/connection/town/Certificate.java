package nl.koppeling.connection.town;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for this machine that signed itself: the store with its key, and what trusts it.
 */
record Certificate(Path keys, Path pem) {

  static final String PASSWORD = "changeit";

  static Certificate ofThisMachine() {
    try {
      Path folder = Files.createTempDirectory("certificate");
      Certificate made = new Certificate(folder.resolve("keys.p12"), folder.resolve("trust.pem"));
      String store = " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + made.keys();
      keytool(
          "-genkeypair -alias shop -keyalg EC -validity 2 -dname CN=localhost"
              + " -ext san=dns:localhost,ip:127.0.0.1"
              + store);
      keytool("-exportcert -rfc -alias shop -file " + made.pem() + store);
      return made;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no certificate", e);
    }
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    if (new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
  }
}
