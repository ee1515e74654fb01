package nl.koppeling.testkit;

import java.nio.file.Path;

/** The Java that runs this also runs the children. */
public final class Java {

  private Java() {}

  public static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public static String home() {
    return System.getProperty("java.home");
  }
}
