package nl.koppeling.connection.wizard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.Volume;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.AskShop;
import nl.koppeling.connection.setup.StepByStep;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which of the orders that exist already are taken along. */
@Path("/app/connections/{id}/setup/start")
@RolesAllowed(Caller.SHOP_OWNER)
public class StartStep {

  private final Desk desk;
  private final FormFields form;
  private final AskShop shop;
  private final StepByStep steps;

  @Inject
  StartStep(Desk desk, FormFields form, AskShop shop, StepByStep steps) {
    this.desk = desk;
    this.form = form;
    this.shop = shop;
    this.steps = steps;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance start(Page page, Wizard wizard, StartView start, Note note);
  }

  @GET
  @Operation(hidden = true)
  @Spends
  public Uni<Response> show(UUID id) {
    return show(200, id, Optional.empty(), null);
  }

  /** Chooses; or only shows what a date means, before it is chosen. */
  @POST
  @Operation(hidden = true)
  @Spends
  public Uni<Response> choose(UUID id) {
    Caller.Person owner = desk.owner();
    String choice = form.text("start");
    String date = form.text("date");
    if (!form.text("show").isEmpty()) {
      return shown(id, date);
    }
    return desk.then(
        Uni.createFrom().deferred(() -> steps.startAt(owner, id, start(choice, date))),
        Step.ADMINISTRATION,
        id,
        note -> show(422, id, asked(date), note));
  }

  private Uni<Response> shown(UUID id, String date) {
    Optional<LocalDate> asked = asked(date);
    return asked.isPresent()
        ? show(200, id, asked, null)
        : show(
            422,
            id,
            asked,
            Note.of(Refusal.of(RefusalCode.START_FROM_INVALID), desk.page().language()));
  }

  /** The date in the form, when it is one that can be chosen. */
  private static Optional<LocalDate> asked(String date) {
    try {
      day(date, Instant.now());
      return Optional.of(LocalDate.parse(date));
    } catch (Refusal notADay) {
      return Optional.empty();
    }
  }

  private static Instant start(String choice, String date) {
    Instant now = Instant.now();
    return switch (choice) {
      case "none" -> now;
      case "year" -> Starts.thisYear(now);
      case "all" -> Starts.ALL;
      case "date" -> day(date, now);
      default -> throw Refusal.of(RefusalCode.START_FROM_INVALID);
    };
  }

  private static Instant day(String text, Instant now) {
    try {
      Instant start = Starts.of(LocalDate.parse(text));
      if (!start.isBefore(Starts.ALL) && !start.isAfter(now)) {
        return start;
      }
    } catch (DateTimeException e) {
      throw Refusal.of(RefusalCode.START_FROM_INVALID);
    }
    throw Refusal.of(RefusalCode.START_FROM_INVALID);
  }

  private Uni<Response> show(int status, UUID id, Optional<LocalDate> asked, Note note) {
    Caller.Person owner = desk.owner();
    Instant now = Instant.now();
    Page page = desk.page();
    return desk.at(
        Step.START,
        id,
        connection -> {
          StartView.Choice choice = StartView.Choice.of(connection, asked, now);
          return volumes(owner, id, choice, now)
              .map(volumes -> StartView.of(choice, volumes, now, page))
              .map(
                  view ->
                      desk.pages()
                          .show(
                              status,
                              Templates.start(
                                  page, Wizard.of(connection, Step.START, page), view, note)));
        });
  }

  /** One question after the other: a small shop is not asked two things at a time. */
  private Uni<StartView.Volumes> volumes(
      Caller.Person owner, UUID id, StartView.Choice choice, Instant now) {
    return volume(owner, id, Starts.thisYear(now))
        .flatMap(
            year ->
                volume(owner, id, Starts.ALL)
                    .flatMap(
                        all ->
                            choice.day().isEmpty()
                                ? Uni.createFrom()
                                    .item(new StartView.Volumes(year, all, Optional.empty()))
                                : volume(owner, id, Starts.of(choice.day().get()))
                                    .map(
                                        day ->
                                            new StartView.Volumes(year, all, Optional.of(day)))));
  }

  /** A shop that does not tell is no reason to stop here. */
  private Uni<Volume> volume(Caller.Person owner, UUID id, Instant since) {
    return shop.volumeSince(owner, id, since)
        .onFailure(Refusal.class)
        .recoverWithItem(Volume.UNKNOWN);
  }
}
