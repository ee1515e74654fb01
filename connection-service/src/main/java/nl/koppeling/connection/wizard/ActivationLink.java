package nl.koppeling.connection.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.handover.Reference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * SnelStart's page on which an owner lets us into an administration (SnelStart API reference 2.5).
 */
@ApplicationScoped
class ActivationLink {

  private final Optional<String> app;
  private final URI page;
  private final boolean told;
  private final String web;

  @Inject
  ActivationLink(
      @ConfigProperty(name = "koppeling.activation.app") Optional<String> app,
      @ConfigProperty(name = "koppeling.activation.page") URI page,
      @ConfigProperty(name = "koppeling.activation.secret") Optional<String> secret,
      @ConfigProperty(name = "koppeling.web.url") String web) {
    this.app = app;
    this.page = page;
    this.told = secret.isPresent();
    this.web = web;
  }

  /** True when SnelStart knows us by a name and tells us of couplings. */
  boolean offered() {
    return app.isPresent() && told;
  }

  /** Where the page is. */
  URI page() {
    return page;
  }

  URI to(UUID connectionId, Reference reference) {
    return URI.create(
        page
            + "/"
            + encoded(app.orElseThrow())
            + "?referenceKey="
            + reference.value()
            + "&successUrl="
            + encoded(web + Step.ADMINISTRATION.path(connectionId) + "/arrived"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
