package nl.koppeling.connection.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The mail that asks somebody to own a connection too. */
@ApplicationScoped
public class InvitationMail {

  private final ReactiveMailer mailer;
  private final NotificationSettings settings;
  private final Template dutch;
  private final Template english;

  InvitationMail(
      ReactiveMailer mailer,
      NotificationSettings settings,
      @Location("mail/invited.nl.txt") Template dutch,
      @Location("mail/invited.en.txt") Template english) {
    this.mailer = mailer;
    this.settings = settings;
    this.dutch = dutch;
    this.english = english;
  }

  /**
   * Sends it at once, because nobody but the mail knows the link; fails when it is not taken.
   *
   * @param language {@code nl} or {@code en}
   * @param path of the page that accepts, below our own address
   */
  public Uni<Void> send(String address, String language, String shop, String path) {
    if (settings.host().filter(host -> !host.isBlank()).isEmpty()) {
      return Uni.createFrom().failure(new IllegalStateException("no mail server is set"));
    }
    Template template = language.equals("nl") ? dutch : english;
    String link = settings.pages().map(pages -> pages + path).orElse(path);
    String[] text = template.data("shop", shop).data("link", link).render().split("\\R", 2);
    return mailer.send(
        Mail.withText(address, text[0], text[1].strip() + "\n")
            .addHeader("Content-Language", language)
            .addHeader("Auto-Submitted", "auto-generated"));
  }
}
