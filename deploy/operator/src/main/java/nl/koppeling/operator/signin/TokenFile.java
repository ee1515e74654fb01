package nl.koppeling.operator.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Json;

/** The tokens between two commands, in a file that its owner alone may read. */
final class TokenFile {

  private final Path file;

  TokenFile(Terminal terminal) {
    this.file =
        terminal
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
            .resolve("koppeling")
            .resolve("operator.json");
  }

  Optional<Tokens> read() {
    try {
      JsonNode kept = Json.parse(Files.readString(file), file.toString());
      return Optional.of(
          new Tokens(
              kept.path("realm").asText(),
              kept.path("address").asText(),
              kept.path("access").asText(),
              kept.path("refresh").asText(),
              Instant.parse(kept.path("until").asText())));
    } catch (NoSuchFileException nobodySignedIn) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Refused(file + " cannot be read.", e);
    } catch (DateTimeParseException e) {
      throw new Refused(file + " is damaged: sign in again.", e);
    }
  }

  /** Replaces the file as a whole; nobody else may read it at any moment. */
  void write(Tokens tokens) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh =
          Files.createTempFile(
              file.getParent(),
              "operator",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, Json.pretty(content(tokens)));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException e) {
      throw new Refused(file + " cannot be written, so the sign-in is not kept.", e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refused(file + " cannot be removed.", e);
    }
  }

  private static JsonNode content(Tokens tokens) {
    return Json.object()
        .put("realm", tokens.realm())
        .put("address", tokens.address())
        .put("access", tokens.access())
        .put("refresh", tokens.refresh())
        .put("until", tokens.until().toString());
  }
}
