package nl.koppeling.sandbox.snelstart.relations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Address;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Countries;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.RelationForm;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/** What SnelStart asks of a relation (SnelStart API reference 7.1 and 16.3). */
final class RelationRules {

  private static final int NAME = 50;
  private static final int PHONE = 25;
  private static final int EARLIEST_CREDIT = -365;
  private static final int LATEST_CREDIT = 1000;
  private static final List<Rule> VISITING =
      List.of(Rule.REL_0020, Rule.REL_0021, Rule.REL_0022, Rule.REL_0023, Rule.REL_0055);
  private static final List<Rule> CORRESPONDENCE =
      List.of(Rule.REL_0025, Rule.REL_0026, Rule.REL_0027, Rule.REL_0028, Rule.REL_0056);

  private final Administration books;
  private final Rulings rulings;
  private final Violations violations = new Violations();

  RelationRules(Administration books, Rulings rulings) {
    this.books = books;
    this.rulings = rulings;
  }

  void checkNew(RelationForm form) {
    check(form, null);
  }

  void checkReplacement(RelationForm form, Relation before) {
    violations.when(before.isSystem(), Rule.REL_0048);
    violations.endStage();
    violations.when(
        !form.kinds().isEmpty() && !before.form().kinds().equals(form.kinds()), Rule.REL_0064);
    check(form, before.id());
  }

  void checkRemoval(Relation relation) {
    violations.when(relation.isSystem(), Rule.REL_0067);
    boolean open =
        books.invoices().where("Relatie/Id", relation.id()).stream()
            .anyMatch(invoice -> invoice.open().signum() != 0);
    violations.when(open, Rule.REL_0049);
    String id = relation.id().toString();
    boolean ordered =
        books.shelf().orders().all().stream()
            .anyMatch(order -> id.equals(order.shown().path("relatie").path("id").asText()));
    violations.when(ordered, Rule.REL_0050);
    violations.endStage();
  }

  private void check(RelationForm form, UUID self) {
    kinds(form);
    violations.when(form.name() == null || form.name().length() > NAME, Rule.REL_0007);
    code(form.code(), self);
    violations.whenLonger(form.mobile(), PHONE, Rule.REL_0012);
    violations.whenLonger(form.phone(), PHONE, Rule.REL_0013);
    violations.when(
        form.creditDays() != null
            && (form.creditDays() < EARLIEST_CREDIT || form.creditDays() > LATEST_CREDIT),
        Rule.REL_0003);
    address(form.address(), VISITING);
    address(form.correspondence(), CORRESPONDENCE);
    RelationNumbers.check(form, violations);
    customersOnly(form);
    violations.endStage();
  }

  private void kinds(RelationForm form) {
    violations.when(form.kinds().isEmpty(), Rule.REL_0001);
    violations.when(form.kinds().contains("Eigen"), Rule.REL_0048);
    violations.when(
        form.kinds().contains("Klant") && form.kinds().contains("Leverancier"), Rule.REL_0065);
  }

  private void code(Integer code, UUID self) {
    if (code == null || code == 0) {
      return;
    }
    boolean taken =
        books.relations().where("Relatiecode", code).stream()
            .anyMatch(other -> !other.id().equals(self));
    violations.when(taken || code < 0, Rule.REL_0008);
  }

  private void address(Address address, List<Rule> rules) {
    violations.whenLonger(address.contact(), 50, rules.get(0));
    violations.whenLonger(address.street(), 50, rules.get(1));
    violations.whenLonger(address.postcode(), 25, rules.get(2));
    violations.whenLonger(address.city(), 50, rules.get(3));
    violations.when(
        address.country() != null && Countries.find(address.country()).isEmpty(), rules.get(4));
    Rulings.AddressRule rule = rulings.addressRule();
    violations.when(
        rule != Rulings.AddressRule.OFF && address.isPartial(rule == Rulings.AddressRule.FULL),
        Rule.REL_0060);
  }

  private void customersOnly(RelationForm form) {
    boolean customer = form.kinds().contains("Klant");
    violations.when(
        !customer && form.reminder() != null && !"Nee".equals(form.reminder()), Rule.REL_0002);
    violations.when(!customer && form.discount().signum() != 0, Rule.REL_0004);
    violations.when(!customer && form.creditLimit() != null, Rule.REL_0062);
    violations.when(
        !customer && form.directDebit() != null && !"Geen".equals(form.directDebit()),
        Rule.REL_0016);
    violations.when(form.banking() && customer, Rule.REL_0014);
    violations.when(form.banking() && form.iban() == null, Rule.REL_0009);
    if (form.invoiceRelation() != null) {
      Optional<Relation> other = books.relations().find(form.invoiceRelation());
      violations.when(other.isEmpty(), Rule.REL_0017);
      violations.when(other.filter(each -> !each.isCustomer()).isPresent(), Rule.REL_0018);
    }
  }
}
