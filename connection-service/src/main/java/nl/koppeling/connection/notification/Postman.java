package nl.koppeling.connection.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import nl.koppeling.connection.ownership.Sessions;
import org.jboss.logging.Logger;

/** Finds what is to be told and sends it, one mail after the other. */
@ApplicationScoped
class Postman {

  private static final Logger LOG = Logger.getLogger(Postman.class);
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  private final Sessions sessions;
  private final Mails mails;
  private final Letters letters;
  private final ReactiveMailer mailer;
  private final NotificationSettings settings;
  private final Map<Kind, Template> dutch;
  private final Map<Kind, Template> english;
  private final Clock clock = Clock.systemUTC();

  Postman(
      Sessions sessions,
      Mails mails,
      Letters letters,
      ReactiveMailer mailer,
      NotificationSettings settings,
      @Location("mail/broken.nl.txt") Template brokenNl,
      @Location("mail/broken.en.txt") Template brokenEn,
      @Location("mail/parked.nl.txt") Template parkedNl,
      @Location("mail/parked.en.txt") Template parkedEn,
      @Location("mail/taken.nl.txt") Template takenNl,
      @Location("mail/taken.en.txt") Template takenEn) {
    this.sessions = sessions;
    this.mails = mails;
    this.letters = letters;
    this.mailer = mailer;
    this.settings = settings;
    this.dutch =
        Map.of(
            Kind.CONNECTION_BROKEN,
            brokenNl,
            Kind.ORDERS_PARKED,
            parkedNl,
            Kind.BACKFILL_DONE,
            takenNl);
    this.english =
        Map.of(
            Kind.CONNECTION_BROKEN,
            brokenEn,
            Kind.ORDERS_PARKED,
            parkedEn,
            Kind.BACKFILL_DONE,
            takenEn);
  }

  /** A round; without a mail server there is none. */
  @Scheduled(
      every = "${koppeling.mail.every}",
      delayed = "10s",
      identity = "mail",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> round() {
    return settings.host().filter(host -> !host.isBlank()).isEmpty()
        ? Uni.createFrom().voidItem()
        : find(clock.instant().atZone(AMSTERDAM)).chain(this::sendAll);
  }

  Uni<Void> find(ZonedDateTime now) {
    return sessions.forAll(
        session ->
            mails
                .broken(session, settings.faultAfter())
                .chain(() -> mails.taken(session))
                .chain(
                    () ->
                        now.toLocalTime().isBefore(settings.digestAt())
                            ? Uni.createFrom().item(0)
                            : mails.parked(session, now.toLocalDate()))
                .replaceWithVoid());
  }

  Uni<Void> sendAll() {
    return Multi.createBy()
        .repeating()
        .uni(this::sendNext)
        .whilst(sent -> sent)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** True when there was one to send. */
  private Uni<Boolean> sendNext() {
    return sessions
        .forAll(session -> mails.take(session, settings.giveUpAfter()))
        .flatMap(
            due ->
                due.isEmpty() ? Uni.createFrom().item(false) : send(due.get()).replaceWith(true));
  }

  private Uni<Void> send(Mails.Due due) {
    return sessions
        .forConnection(due.connectionId(), session -> letters.write(session, due))
        .flatMap(letter -> letter.map(l -> deliver(due, l)).orElse(Uni.createFrom().voidItem()))
        .flatMap(
            done ->
                sessions.forConnection(
                    due.connectionId(), session -> mails.sent(session, due.id())))
        .onFailure()
        .recoverWithUni(failure -> later(due, failure));
  }

  private Uni<Void> deliver(Mails.Due due, Letter letter) {
    Template template = (letter.language().equals("nl") ? dutch : english).get(due.kind());
    String[] text = template.data("letter", letter).render().split("\\R", 2);
    return mailer.send(
        Mail.withText(letter.address(), text[0], text[1].strip() + "\n")
            .addHeader("Content-Language", letter.language())
            .addHeader("Auto-Submitted", "auto-generated"));
  }

  private Uni<Void> later(Mails.Due due, Throwable failure) {
    long wait = FIRST_WAIT.toMillis() << Math.min(due.attempts() - 1, MOST_DOUBLINGS);
    LOG.warnf("a mail about connection %s waits: %s", due.connectionId(), failure.getMessage());
    Instant again = clock.instant().plusMillis(wait);
    return sessions.forConnection(
        due.connectionId(), session -> mails.later(session, due.id(), again));
  }
}
