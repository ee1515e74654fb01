package nl.koppeling.customer.preview;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.koppeling.customer.administration.Countries;
import nl.koppeling.customer.finding.Border;
import nl.koppeling.customer.linking.Purchase;
import nl.koppeling.customer.linking.Refusals;
import nl.koppeling.customer.matching.Choice;
import nl.koppeling.customer.matching.Email;
import nl.koppeling.customer.vies.Vies;
import nl.koppeling.customer.vies.ViesAnswer;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Reason;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.Country;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.SnelStartException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says on whose relation orders would be booked: judged by the code that links, looked up by e-mail
 * address and never made. A VAT number the tax stands on is put to the register, as it would be;
 * the verdict is not kept.
 */
@ApplicationScoped
class Foretell {

  private final Seals seals;
  private final Vies vies;
  private final SnelStart snelStart;
  private final String subscriptionKey;

  Foretell(
      Seals seals,
      Vies vies,
      SnelStart snelStart,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.seals = seals;
    this.vies = vies;
    this.snelStart = snelStart;
    this.subscriptionKey = subscriptionKey;
  }

  /** In the order of the question, one after the other. */
  Uni<List<Foretold>> foretell(Question question) {
    Optional<Access> access =
        question.lookUp()
            ? Optional.of(new Access(question.bearer(), subscriptionKey))
            : Optional.empty();
    Uni<List<Country>> countries =
        Uni.createFrom()
            .deferred(() -> snelStart.countries(access.orElseThrow()))
            .onFailure(SnelStartException.class)
            .recoverWithItem(List.of())
            .memoize()
            .indefinitely();
    return Multi.createFrom()
        .iterable(question.orders())
        .onItem()
        .transformToUniAndConcatenate(order -> one(question.connection(), order, access, countries))
        .collect()
        .asList();
  }

  private Uni<Foretold> one(
      ConnectionChanged connection,
      OrderCompleted order,
      Optional<Access> access,
      Uni<List<Country>> countries) {
    Purchase purchase = Purchase.open(seals, connection, order);
    Optional<Reason> nobody = purchase.nobody(Optional.empty());
    if (nobody.isPresent()) {
      return Uni.createFrom()
          .item(
              answer(purchase, Foretold.Relation.NOBODY, List.of(nobody.get()), Optional.empty()));
    }
    if (!purchase.needsProof()) {
      return seated(purchase, Optional.empty(), access, countries);
    }
    return purchase
        .vatId()
        .map(vies::ask)
        .orElseGet(() -> Uni.createFrom().nullItem())
        .flatMap(verdict -> proven(purchase, verdict, access, countries));
  }

  /** Without a question the register could not know the number. */
  private Uni<Foretold> proven(
      Purchase purchase,
      ViesAnswer verdict,
      Optional<Access> access,
      Uni<List<Country>> countries) {
    if (verdict == null) {
      return seated(purchase, Optional.of(purchase.hopeless(Instant.now())), access, countries);
    }
    String prefix = purchase.vatId().orElseThrow().prefix();
    return switch (verdict) {
      case ViesAnswer.Valid valid ->
          seated(
              purchase,
              Optional.of(new VatProof(prefix, true, valid.at(), valid.consultationNumber())),
              access,
              countries);
      case ViesAnswer.Invalid invalid ->
          seated(
              purchase,
              Optional.of(new VatProof(prefix, false, invalid.at(), "")),
              access,
              countries);
      case ViesAnswer.Unavailable none ->
          Uni.createFrom()
              .item(
                  answer(
                      purchase,
                      Foretold.Relation.WAITING,
                      List.of(Refusals.viesUnavailable(prefix, none.why())),
                      Optional.empty()));
    };
  }

  private Uni<Foretold> seated(
      Purchase purchase,
      Optional<VatProof> proof,
      Optional<Access> access,
      Uni<List<Country>> countries) {
    Uni<Foretold.Relation> relation =
        access.isPresent() && Email.of(purchase.buyer().email()) instanceof Email.Usable email
            ? lookedUp(purchase, proof, email, access.get(), countries)
            : Uni.createFrom().item(Foretold.Relation.EITHER);
    return relation.map(found -> answer(purchase, found, List.of(), proof));
  }

  private Uni<Foretold.Relation> lookedUp(
      Purchase purchase,
      Optional<VatProof> proof,
      Email.Usable email,
      Access access,
      Uni<List<Country>> countries) {
    return snelStart
        .relationsByEmail(access, email.address())
        .flatMap(
            found ->
                (found.stream().anyMatch(r -> r.countryId().isPresent())
                        ? countries
                        : Uni.createFrom().item(List.<Country>of()))
                    .map(
                        known ->
                            Choice.among(
                                found.stream()
                                    .map(r -> Border.candidate(r, id -> Countries.iso2(known, id)))
                                    .toList(),
                                email,
                                purchase.seat(proof))))
        .map(
            choice ->
                switch (choice) {
                  case Choice.Adopt adopt -> Foretold.Relation.EXISTS;
                  case Choice.MakeNew none -> Foretold.Relation.NEW;
                })
        .onFailure(SnelStartException.class)
        .recoverWithItem(Foretold.Relation.EITHER);
  }

  private static Foretold answer(
      Purchase purchase,
      Foretold.Relation relation,
      List<Reason> reasons,
      Optional<VatProof> proof) {
    return new Foretold(purchase.order().order().orderId(), relation, reasons, proof);
  }
}
