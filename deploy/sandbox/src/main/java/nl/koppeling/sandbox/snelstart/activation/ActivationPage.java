package nl.koppeling.sandbox.snelstart.activation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.activation.ActivationWebhook.Notice;
import nl.koppeling.sandbox.snelstart.activation.Couplings.Coupling;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.faults.Fault;
import nl.koppeling.sandbox.snelstart.faults.FaultKind;
import nl.koppeling.sandbox.snelstart.faults.Faults;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The page where an owner lets an application into an administration (SnelStart API reference 2.5):
 * pick one, the webhook is told once, the browser goes back.
 */
@Path("/snelstart/couplings/activate/{app}")
@Produces(MediaType.TEXT_HTML)
public class ActivationPage {

  private static final int LONGEST_REFERENCE = 500;
  private static final Duration AFTERWARDS = Duration.ofSeconds(1);

  private final Administrations administrations;
  private final Couplings couplings;
  private final ActivationWebhook webhook;
  private final Faults faults;

  ActivationPage(
      Administrations administrations,
      Couplings couplings,
      ActivationWebhook webhook,
      Faults faults) {
    this.administrations = administrations;
    this.couplings = couplings;
    this.webhook = webhook;
    this.faults = faults;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance choose(
        String app, List<Administration> administrations, Administration coupled);

    static native TemplateInstance error(String app, String text);

    static native TemplateInstance done(String app);
  }

  /** Shows the form, or the error screen when the link is wrong. */
  @GET
  public Response show(
      @PathParam("app") String app,
      @QueryParam("referenceKey") String referenceKey,
      @QueryParam("successUrl") String successUrl) {
    Optional<String> wrong = wrong(referenceKey, successUrl);
    if (wrong.isPresent()) {
      return error(app, wrong.get());
    }
    Administration coupled =
        couplings
            .find(app, referenceKey)
            .flatMap(coupling -> administrations.find(coupling.administration()))
            .orElse(null);
    return Response.ok(Templates.choose(app, List.copyOf(administrations.all()), coupled).render())
        .build();
  }

  /** Couples, regenerates or deletes; then tells the webhook and sends the browser back. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> act(
      @PathParam("app") String app,
      @QueryParam("referenceKey") String referenceKey,
      @QueryParam("successUrl") String successUrl,
      @RestForm String action,
      @RestForm String administration) {
    Optional<String> wrong = wrong(referenceKey, successUrl);
    if (wrong.isPresent()) {
      return Uni.createFrom().item(error(app, wrong.get()));
    }
    Optional<Coupling> coupling = change(app, referenceKey, action, administration);
    if (coupling.isEmpty()) {
      return Uni.createFrom().item(error(app, "Kies een administratie."));
    }
    String sent = action == null ? "Create" : action;
    Notice notice = new Notice(coupling.get().key(), sent, referenceKey);
    return tell(app, notice, coupling.get().administration())
        .replaceWith(() -> back(app, successUrl));
  }

  private Optional<Coupling> change(
      String app, String referenceKey, String action, String administration) {
    Optional<UUID> coupled = couplings.find(app, referenceKey).map(Coupling::administration);
    return switch (action == null ? "Create" : action) {
      case "Create" -> chosen(administration).map(id -> couplings.issue(app, referenceKey, id));
      case "Regenerate" -> coupled.map(id -> couplings.issue(app, referenceKey, id));
      case "Delete" -> couplings.withdraw(app, referenceKey);
      default -> Optional.empty();
    };
  }

  private Optional<UUID> chosen(String administration) {
    return administrations.all().stream()
        .map(Administration::id)
        .filter(id -> id.toString().equals(administration))
        .findFirst();
  }

  private Uni<Void> tell(String app, Notice notice, UUID administration) {
    Fault.Target target =
        new Fault.Target("POST", "/couplings/activate", app, administration, false);
    Set<FaultKind> struck = faults.webhookFaults(target);
    if (struck.contains(FaultKind.WEBHOOK_NOT_DELIVERED)) {
      webhook.note(notice, "not delivered");
      return Uni.createFrom().voidItem();
    }
    boolean camelCase = struck.contains(FaultKind.WEBHOOK_CAMEL_CASE);
    Uni<Void> delivery = webhook.deliver(notice, camelCase);
    if (struck.contains(FaultKind.WEBHOOK_TWICE)) {
      delivery = delivery.chain(() -> webhook.deliver(notice, camelCase));
    }
    if (struck.contains(FaultKind.WEBHOOK_AFTER_REDIRECT)) {
      Uni<Void> late = delivery;
      Uni.createFrom()
          .voidItem()
          .onItem()
          .delayIt()
          .by(AFTERWARDS)
          .chain(() -> late)
          .subscribe()
          .with(done -> {});
      return Uni.createFrom().voidItem();
    }
    return delivery;
  }

  private Optional<String> wrong(String referenceKey, String successUrl) {
    if (referenceKey == null || referenceKey.isBlank()) {
      return Optional.of("De referenceKey ontbreekt in de link.");
    }
    if (referenceKey.length() > LONGEST_REFERENCE) {
      return Optional.of("De referenceKey is langer dan 500 tekens.");
    }
    if (successUrl != null && !isWebAddress(successUrl)) {
      return Optional.of("De successUrl is geen geldig webadres.");
    }
    return webhook.url().isEmpty()
        ? Optional.of("Deze applicatie heeft geen webhook-adres geregistreerd.")
        : Optional.empty();
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static Response back(String app, String successUrl) {
    return successUrl == null
        ? Response.ok(Templates.done(app).render()).build()
        : Response.status(Response.Status.FOUND).location(URI.create(successUrl)).build();
  }

  private static Response error(String app, String text) {
    return Response.status(Response.Status.BAD_REQUEST)
        .entity(Templates.error(app, text).render())
        .build();
  }
}
