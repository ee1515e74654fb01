package nl.koppeling.sandbox.vies;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.admin.Section;

/** The register of VAT numbers as a section of the sandbox. */
@ApplicationScoped
class ViesSection implements Section {

  private final Register register;

  ViesSection(Register register) {
    this.register = register;
  }

  @Override
  public String title() {
    return "VIES";
  }

  @Override
  public List<Place> places() {
    return List.of(
        new Place("/vies/rest-api/check-vat-number", "VAT numbers (POST)"),
        new Place("/__admin/vies/consultations", "What was asked"),
        new Place("/__admin/vies/troubles", "What is wrong with it"));
  }

  @Override
  public void reset() {
    register.heal();
    register.forgetConsultations();
  }
}
