package nl.koppeling.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import nl.koppeling.testkit.PartFailed;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The Java of the base image, taken out of it: the JVM takes a cache only from the very build that
 * made it. It runs on Linux of the same processor.
 */
final class BaseJava {

  private static final String HOME = "JAVA_HOME=";
  private static final int GZIP = 0x1f8b;
  private static final int EXECUTABLE = 0111;

  private final Path archive;
  private final Path folder;

  private BaseJava(Path archive, Path folder) {
    this.archive = archive;
    this.folder = folder;
  }

  /**
   * Unpacks what the image's JAVA_HOME names.
   *
   * @param archive as {@code docker save} writes it
   * @return the program {@code java}
   */
  static Path unpack(Path archive, Path folder) {
    try {
      Stage.delete(folder);
      new BaseJava(archive, folder).unpack();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path java = folder.resolve("bin/java");
    if (!Files.isExecutable(java)) {
      throw new PartFailed("The base image in " + archive + " has no Java where JAVA_HOME says.");
    }
    return java;
  }

  private void unpack() throws IOException {
    JsonNode image = json("manifest.json").path(0);
    String home = home(json(image.path("Config").asText()));
    for (JsonNode layer : image.path("Layers")) {
      try (InputStream in = file(layer.asText());
          TarArchiveInputStream files = new TarArchiveInputStream(plain(in))) {
        for (TarArchiveEntry entry; (entry = files.getNextEntry()) != null; ) {
          String name = entry.getName().replaceFirst("^\\./", "");
          if (name.startsWith(home)) {
            put(entry, files, folder.resolve(name.substring(home.length())).normalize());
          }
        }
      }
    }
  }

  private static String home(JsonNode config) {
    for (JsonNode variable : config.path("config").path("Env")) {
      if (variable.asText().startsWith(HOME)) {
        return variable.asText().substring(HOME.length() + 1) + "/";
      }
    }
    throw new PartFailed("The base image has no JAVA_HOME.");
  }

  private void put(TarArchiveEntry entry, InputStream content, Path to) throws IOException {
    if (!to.startsWith(folder)) {
      throw new PartFailed("The base image has a file outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.getParent());
    Files.deleteIfExists(to);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, to);
    if ((entry.getMode() & EXECUTABLE) != 0) {
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setLastModifiedTime(to, FileTime.from(entry.getLastModifiedDate().toInstant()));
  }

  private JsonNode json(String name) throws IOException {
    try (InputStream in = file(name)) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** A file of the archive; whoever asks closes it, and with it the archive. */
  private InputStream file(String name) throws IOException {
    TarArchiveInputStream all =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)));
    for (TarArchiveEntry entry; (entry = all.getNextEntry()) != null; ) {
      if (entry.getName().equals(name)) {
        return new FilterInputStream(all) {};
      }
    }
    all.close();
    throw new PartFailed(archive + " has no " + name + "; it has to be as docker save writes it.");
  }

  private static InputStream plain(InputStream layer) throws IOException {
    BufferedInputStream in = new BufferedInputStream(layer);
    in.mark(2);
    int start = in.read() << 8 | in.read();
    in.reset();
    return start == GZIP ? new GZIPInputStream(in) : in;
  }
}
