package nl.koppeling.invoice.posting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.koppeling.events.Document.Kind;
import nl.koppeling.invoice.booking.Booking;

/**
 * All documents of one order, seen as a row of revisions: the sale that counts now, what was
 * credited from it, and what was taken back.
 */
public record Chain(List<Posting> documents) {

  public Chain {
    documents = List.copyOf(documents);
  }

  /** The order as it was before a revision. */
  public Chain before(int revision) {
    return new Chain(documents.stream().filter(p -> p.key().revision() < revision).toList());
  }

  /** The sale as it was booked first. */
  public Optional<Posting> original() {
    return find(p -> p.key().kind() == Kind.SALE);
  }

  /** The sale that counts: the latest replacement, whether or not it is booked yet. */
  public Optional<Posting> sale() {
    return documents.stream()
        .filter(p -> p.key().kind() == Kind.REPLACEMENT && !skipped(p))
        .max(Comparator.comparingInt(p -> p.key().revision()))
        .or(this::original);
  }

  /** The revision of the sale that counts. */
  public int saleRevision() {
    return sale().map(p -> p.key().revision()).orElse(0);
  }

  /** The latest revision there is; a cancelled order's has a withdrawal and no sale. */
  public int revision() {
    return documents.stream()
        .filter(p -> p.key().kind() == Kind.WITHDRAWAL || p.key().kind() == Kind.REPLACEMENT)
        .mapToInt(p -> p.key().revision())
        .max()
        .orElse(0);
  }

  /** What takes back the sale that counts, if anything does. */
  public Optional<Posting> withdrawal() {
    return find(
        p ->
            p.key().kind() == Kind.WITHDRAWAL
                && p.key().revision() > saleRevision()
                && !skipped(p));
  }

  /** What made room for a sale, and must stand before that is booked. */
  public Optional<Posting> withdrawalFor(Posting sale) {
    return find(
        p ->
            p.key().kind() == Kind.WITHDRAWAL
                && p.key().revision() == sale.key().revision()
                && !skipped(p));
  }

  /** The credits of the sale that counts, by refund; reversed ones too. */
  public List<Posting> credits() {
    int revision = saleRevision();
    return documents.stream()
        .filter(p -> p.key().kind() == Kind.CREDIT && p.key().revision() == revision)
        .sorted(Comparator.comparingLong(p -> p.key().refundId()))
        .toList();
  }

  /** The credit of a refund that counts now. */
  public Optional<Posting> credit(long refundId) {
    return credits().stream().filter(p -> p.key().refundId() == refundId).findFirst();
  }

  /** The later sale of a revision, when it has one. */
  public Optional<Posting> replacement(int revision) {
    return find(
        p -> p.key().kind() == Kind.REPLACEMENT && p.key().revision() == revision && !skipped(p));
  }

  /** What takes back a credit, if anything does. */
  public Optional<Posting> reversal(Posting credit) {
    return find(
        p ->
            p.key().kind() == Kind.REVERSAL
                && p.key().refundId() == credit.key().refundId()
                && p.key().revision() == credit.key().revision());
  }

  /** The credits of the sale that counts that stand and were not taken back. */
  public List<Posting> standingCredits() {
    return credits().stream().filter(p -> p.state().standing() && reversal(p).isEmpty()).toList();
  }

  /** What the sale that counts comes to in the books, with its credits and its withdrawal. */
  public List<Booking> standing() {
    return documents.stream()
        .filter(p -> p.state().standing())
        .flatMap(p -> p.state().planned().stream())
        .map(Plan::booking)
        .toList();
  }

  /** True while a document was sent and its outcome is not known or not complete. */
  public boolean inMotion() {
    return documents.stream().anyMatch(p -> moves(p.state()));
  }

  private static boolean moves(PostingState state) {
    return switch (state) {
      case PostingState.Waiting s -> false;
      case PostingState.Skipped s -> false;
      case PostingState.Parked s -> false;
      case PostingState.BookedElsewhere s -> false;
      case PostingState.Unsettled s -> false;
      case PostingState.Settled s -> false;
      case PostingState.LeftOpen s -> false;
      case SalesOrderState.Ordered s -> false;
      case SalesOrderState.OrderedDifferently s -> false;
      default -> true;
    };
  }

  private static boolean skipped(Posting posting) {
    return posting.state() instanceof PostingState.Skipped;
  }

  private Optional<Posting> find(Predicate<Posting> which) {
    return documents.stream().filter(which).findFirst();
  }
}
