package nl.koppeling.sandbox.snelstart.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.admin.Section;
import nl.koppeling.sandbox.snelstart.activation.ActivationWebhook;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.faults.Faults;
import nl.koppeling.sandbox.snelstart.gateway.CallJournal;
import nl.koppeling.sandbox.snelstart.gateway.Limits;
import nl.koppeling.sandbox.snelstart.gateway.SandboxClock;
import nl.koppeling.sandbox.snelstart.rules.Rulings;

/** The fake SnelStart as a section of the sandbox: where it is, and how it starts afresh. */
@ApplicationScoped
class SnelStartReset implements Section {

  private final Administrations administrations;
  private final Faults faults;
  private final CallJournal journal;
  private final Limits limits;
  private final Rulings rulings;
  private final SandboxClock clock;
  private final ActivationWebhook webhook;

  SnelStartReset(
      Administrations administrations,
      Faults faults,
      CallJournal journal,
      Limits limits,
      Rulings rulings,
      SandboxClock clock,
      ActivationWebhook webhook) {
    this.administrations = administrations;
    this.faults = faults;
    this.journal = journal;
    this.limits = limits;
    this.rulings = rulings;
    this.clock = clock;
    this.webhook = webhook;
  }

  @Override
  public String title() {
    return "SnelStart";
  }

  @Override
  public List<Place> places() {
    return List.of(
        new Place("/snelstart/b2b/token", "Token host (POST)"),
        new Place("/snelstart/v2", "API; needs a subscription key and a bearer"),
        new Place(
            "/snelstart/couplings/activate/Koppeling?referenceKey=voorbeeld",
            "Activation page of an application"),
        new Place("/__admin/snelstart/administrations", "Administrations and their keys"),
        new Place("/__admin/snelstart/administrations/" + Administrations.DEMO, "Demo Webwinkel"),
        new Place("/__admin/snelstart/calls", "Calls"),
        new Place("/__admin/snelstart/faults", "Faults that are set"),
        new Place("/__admin/snelstart/webhooks", "Notices of the activation page"),
        new Place("/__admin/snelstart/settings", "Limits, rulings, clock, webhook address"));
  }

  @Override
  public void reset() {
    faults.clear();
    administrations.reset();
    limits.reset();
    rulings.reset();
    clock.reset();
    webhook.reset();
    journal.reset();
  }
}
