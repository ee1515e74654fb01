package nl.koppeling.connection.town;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.koppeling.testkit.Ports;

/** A mail server in the town. */
public final class PostOffice implements QuarkusTestResourceLifecycleManager {

  private static final int PORT = Ports.free();
  private static GreenMail server;

  /** A mail as it arrived. */
  public record Letter(String to, String subject, String language, String text) {}

  /** It opens (again). */
  public static void open() {
    close();
    server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
  }

  /** Nobody takes mail. */
  public static void close() {
    if (server != null) {
      server.stop();
    }
  }

  public static void empty() throws FolderException {
    server.purgeEmailFromAllMailboxes();
  }

  public static List<Letter> letters() {
    return Arrays.stream(server.getReceivedMessages()).map(PostOffice::letter).toList();
  }

  private static Letter letter(MimeMessage message) {
    try {
      return new Letter(
          message.getAllRecipients()[0].toString(),
          message.getSubject(),
          message.getHeader("Content-Language")[0],
          message.getContent().toString());
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> start() {
    open();
    return Map.of(
        "KOPPELING_MAIL_HOST", "127.0.0.1",
        "KOPPELING_MAIL_PORT", Integer.toString(PORT),
        "KOPPELING_MAIL_START_TLS", "DISABLED",
        "KOPPELING_MAIL_EVERY", "24h",
        "KOPPELING_MAIL_FAULT_AFTER", "0s");
  }

  @Override
  public void stop() {
    close();
  }
}
