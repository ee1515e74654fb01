package nl.koppeling.sandbox.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes mail for any address over SMTP, without authentication. It is there only when it has a
 * port.
 */
@ApplicationScoped
class Mailbox {

  private final String host;
  private final Optional<Integer> port;
  private Optional<GreenMail> server = Optional.empty();

  Mailbox(
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "koppeling.sandbox.smtp-port") Optional<Integer> port) {
    this.host = host;
    this.port = port;
  }

  /** One mail as it was received; {@code to} is the first addressee. */
  record Mail(Instant at, String from, String to, String subject, String language, String text) {}

  void open(@Observes StartupEvent start) {
    server =
        port.map(
            number -> {
              GreenMail mail =
                  new GreenMail(new ServerSetup(number, host, ServerSetup.PROTOCOL_SMTP));
              mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
              mail.start();
              return mail;
            });
  }

  void close(@Observes ShutdownEvent end) {
    server.ifPresent(GreenMail::stop);
  }

  boolean open() {
    return server.isPresent();
  }

  /** Every mail since the last time it was emptied, the newest first. */
  List<Mail> mails() {
    List<Mail> mails = new ArrayList<>();
    server.ifPresent(
        mail -> Arrays.stream(mail.getReceivedMessages()).map(Mailbox::read).forEach(mails::add));
    return mails.reversed();
  }

  void empty() {
    server.ifPresent(
        mail -> {
          try {
            mail.purgeEmailFromAllMailboxes();
          } catch (FolderException unexpected) {
            throw new IllegalStateException(unexpected);
          }
        });
  }

  private static Mail read(MimeMessage message) {
    try {
      String[] language = message.getHeader("Content-Language");
      return new Mail(
          Optional.ofNullable(message.getSentDate()).map(d -> d.toInstant()).orElse(Instant.EPOCH),
          message.getFrom()[0].toString(),
          message.getAllRecipients()[0].toString(),
          message.getSubject(),
          language == null ? "" : language[0],
          message.getContent().toString());
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException("a mail that cannot be read", unreadable);
    }
  }
}
