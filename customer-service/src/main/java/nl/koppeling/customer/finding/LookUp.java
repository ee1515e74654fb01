package nl.koppeling.customer.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import nl.koppeling.customer.administration.Administration;
import nl.koppeling.customer.administration.Countries;
import nl.koppeling.customer.matching.Candidate;
import nl.koppeling.customer.matching.Choice;
import nl.koppeling.customer.matching.Drafted;
import nl.koppeling.snelstart.Relation;
import nl.koppeling.snelstart.SnelStart;

/**
 * Looks a customer up in the administration: by e-mail address, or, when the relation has none, by
 * its name in the list of all relations.
 */
@ApplicationScoped
class LookUp {

  private static final int PAGE = 500;

  private final Administration administration;
  private final SnelStart snelStart;
  private final Countries countries;
  private final Purse purse;

  LookUp(Administration administration, SnelStart snelStart, Countries countries, Purse purse) {
    this.administration = administration;
    this.snelStart = snelStart;
    this.countries = countries;
    this.purse = purse;
  }

  /** Which relation it is going to be. The first call was paid for. */
  Uni<Choice> choose(Task task) {
    if (task.surelyNew()) {
      return Uni.createFrom().item(new Choice.MakeNew());
    }
    return task.knownByName() ? byName(task) : byEmail(task);
  }

  private Uni<Choice> byEmail(Task task) {
    return administration
        .call(
            task.connection(),
            access ->
                snelStart.relationsByEmail(access, task.person().email().orElseThrow().address()))
        .flatMap(found -> candidates(task, found))
        .map(found -> Choice.among(found, task.person().email().orElseThrow(), task.seat()));
  }

  private Uni<Choice> byName(Task task) {
    return switch (task.draft()) {
      case Drafted.NoAddressThere none -> Uni.createFrom().item(new Choice.MakeNew());
      case Drafted.Draft draft ->
          page(task, draft.name(), 0, new ArrayList<>())
              .flatMap(found -> candidates(task, found))
              .map(found -> Choice.named(found, draft.name(), task.seat()));
    };
  }

  private Uni<List<Relation>> page(Task task, String name, int skip, List<Relation> found) {
    return administration
        .call(task.connection(), access -> snelStart.relationsPage(access, skip))
        .flatMap(
            rows -> {
              rows.stream().filter(r -> r.name().equalsIgnoreCase(name)).forEach(found::add);
              return rows.size() < PAGE
                  ? Uni.createFrom().item(found)
                  : purse.pay(task).flatMap(paid -> page(task, name, skip + PAGE, found));
            });
  }

  /** With the letters of their countries, which are read first when there are any. */
  private Uni<List<Candidate>> candidates(Task task, List<Relation> found) {
    boolean anywhere = found.stream().anyMatch(r -> r.countryId().isPresent());
    Uni<Void> read =
        anywhere && !countries.known(task.connection())
            ? purse.pay(task).flatMap(paid -> countries.read(task.connection()))
            : Uni.createFrom().voidItem();
    return read.map(
        done ->
            found.stream()
                .map(r -> Border.candidate(r, id -> countries.iso2(task.connection(), id)))
                .toList());
  }
}
