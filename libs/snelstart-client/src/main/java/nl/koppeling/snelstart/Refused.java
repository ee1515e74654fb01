package nl.koppeling.snelstart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * SnelStart looked at the call and said no (status 400, or another 4xx that has no kind of its own;
 * SnelStart API reference 12.2). Nothing was booked. Repeating the same call is of no use.
 */
public final class Refused extends SnelStartException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  private final int status;

  /** A status 400 with SnelStart's objections in its order; empty when the body held no code. */
  public Refused(String endpoint, List<Problem> problems) {
    this(endpoint, 400, problems);
  }

  /** Any other 4xx. */
  public Refused(String endpoint, int status, List<Problem> problems) {
    super(endpoint, "was refused: " + status + ", " + codes(problems));
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  private static String codes(List<Problem> problems) {
    return problems.isEmpty()
        ? "no code"
        : problems.stream().map(Problem::code).collect(Collectors.joining(", "));
  }

  /** The HTTP status; 400 for every documented code. */
  public int status() {
    return status;
  }

  /** The objections, in SnelStart's order. */
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }

  /** The first code, when there is one. */
  public Optional<String> firstCode() {
    return problems().stream().map(Problem::code).findFirst();
  }

  /** Whether {@code code} is among the objections. */
  public boolean has(String code) {
    return problems().stream().anyMatch(p -> p.code().equals(code));
  }

  /** What to do about it; see {@link Reaction#to}. */
  public Reaction reaction() {
    return Reaction.to(problems());
  }
}
