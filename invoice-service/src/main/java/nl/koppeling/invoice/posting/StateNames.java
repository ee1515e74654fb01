package nl.koppeling.invoice.posting;

import java.util.Set;
import java.util.stream.Collectors;

/** States by how far they are, under the names they are stored by: for questions over all rows. */
public final class StateNames {

  private static final Set<Class<? extends PostingState>> FINISHED =
      Set.of(
          PostingState.Skipped.class,
          PostingState.BookedElsewhere.class,
          PostingState.Settled.class,
          PostingState.LeftOpen.class,
          SalesOrderState.Ordered.class);

  private static final Set<Class<? extends PostingState>> UNDECIDED =
      Set.of(
          PostingState.Waiting.class,
          PostingState.Planned.class,
          PostingState.BookIntended.class,
          PostingState.BookInDoubt.class,
          PostingState.BookUnresolved.class,
          SalesOrderState.OrderPlanned.class,
          SalesOrderState.OrderIntended.class,
          SalesOrderState.OrderInDoubt.class,
          SalesOrderState.OrderUnresolved.class);

  private StateNames() {}

  /** Something remains to be done, by us or by a person; rows in other states pile up for ever. */
  public static Set<String> unfinished() {
    return StateForm.kinds(PostingState.class)
        .filter(state -> !FINISHED.contains(state))
        .map(StateForm::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Of the order's newest version perhaps no outcome was told: neither that it is in the books nor
   * that it is parked or skipped. What is unresolved was told as parked, of an earlier version.
   */
  public static Set<String> undecided() {
    return UNDECIDED.stream().map(StateForm::name).collect(Collectors.toUnmodifiableSet());
  }
}
