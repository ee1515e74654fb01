package nl.koppeling.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import nl.koppeling.testkit.Keysets;

/**
 * The secrets of a local set: made at the first start, kept in a file only the user can read, never
 * committed.
 */
public record Secrets(
    String databasePassword,
    String clientSecret,
    String webClientSecret,
    String sessionSecret,
    String activationSecret,
    String eventsKeyset,
    String credentialsKeyset) {

  /** Reads them from a folder, or makes them there. */
  public static Secrets in(Path folder) {
    Path file = folder.resolve("secrets.properties");
    try {
      Properties kept = new Properties();
      if (Files.exists(file)) {
        try (var in = Files.newBufferedReader(file)) {
          kept.load(in);
        }
      } else {
        Files.createDirectories(folder);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      // A file of an earlier version gets what it lacks.
      int before = kept.size();
      fresh().variables().forEach(kept::putIfAbsent);
      if (kept.size() > before) {
        try (var out = Files.newBufferedWriter(file)) {
          kept.store(out, "Secrets of the local set. Not for production.");
        }
      }
      return of(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secrets of(Properties kept) {
    return new Secrets(
        kept.getProperty("KOPPELING_DB_PASSWORD"),
        kept.getProperty("KOPPELING_CLIENT_SECRET"),
        kept.getProperty("KOPPELING_WEB_CLIENT_SECRET"),
        kept.getProperty("KOPPELING_SESSION_SECRET"),
        kept.getProperty("KOPPELING_ACTIVATION_SECRET"),
        kept.getProperty("KOPPELING_EVENTS_KEYSET"),
        kept.getProperty("KOPPELING_CREDENTIALS_KEYSET"));
  }

  /** A new set. */
  public static Secrets fresh() {
    return new Secrets(
        random(), random(), random(), random(), random(), Keysets.fresh(), Keysets.fresh());
  }

  /** As environment variables. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("KOPPELING_DB_PASSWORD", databasePassword);
    variables.put("KOPPELING_CLIENT_SECRET", clientSecret);
    variables.put("KOPPELING_WEB_CLIENT_SECRET", webClientSecret);
    variables.put("KOPPELING_SESSION_SECRET", sessionSecret);
    variables.put("KOPPELING_ACTIVATION_SECRET", activationSecret);
    variables.put("KOPPELING_EVENTS_KEYSET", eventsKeyset);
    variables.put("KOPPELING_CREDENTIALS_KEYSET", credentialsKeyset);
    return new TreeMap<>(variables);
  }

  @Override
  public String toString() {
    return "Secrets[***]";
  }

  static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
