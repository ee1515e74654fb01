package nl.koppeling.connection.proof;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.koppeling.connection.settings.Shelf;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.NotAllowed;
import nl.koppeling.snelstart.RevenueGroup;
import nl.koppeling.snelstart.SalesOrders;
import nl.koppeling.snelstart.Token;

/**
 * Reads templates and revenue groups. Rights on articles are needed for sales orders only, so their
 * absence is found out and not refused here.
 */
@ApplicationScoped
class ShelfProof {

  private static final String GROUPS_RIGHT = "artikelen:read";

  private final SalesOrders salesOrders;

  ShelfProof(SalesOrders salesOrders) {
    this.salesOrders = salesOrders;
  }

  Uni<Shelf> read(Token token, Access access) {
    return salesOrders
        .orderTemplates(access)
        .flatMap(
            templates ->
                groups(token, access)
                    .map(
                        groups ->
                            new Shelf(
                                templates,
                                groups.orElse(List.of()),
                                missing(token, groups.isPresent()))));
  }

  /** Empty when the coupling may not read them. */
  private Uni<Optional<List<RevenueGroup>>> groups(Token token, Access access) {
    boolean lacking = !token.scopes().isEmpty() && !token.scopes().contains(GROUPS_RIGHT);
    return lacking
        ? Uni.createFrom().item(Optional.empty())
        : salesOrders
            .revenueGroups(access)
            .map(Optional::of)
            .onFailure(NotAllowed.class)
            .recoverWithItem(Optional.empty());
  }

  /** A token we cannot read says nothing; the answer to the groups does. */
  private static Set<String> missing(Token token, boolean groupsRead) {
    Set<String> missing = new TreeSet<>();
    if (!token.scopes().isEmpty()) {
      missing.addAll(Shelf.RIGHTS);
      missing.removeAll(token.scopes());
    }
    if (!groupsRead) {
      missing.add(GROUPS_RIGHT);
    }
    return missing;
  }
}
