package nl.koppeling.connection.refusals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A "no" with a {@link Code}; becomes problem details (RFC 9457). Holds no secret. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final int status;
  private final transient List<Detail> details;
  private final long retrySeconds;

  private Refusal(Code code, int status, List<Detail> details, long retrySeconds) {
    super(code.wire(), null, false, false);
    this.code = code;
    this.status = status;
    this.details = List.copyOf(details);
    this.retrySeconds = retrySeconds;
  }

  public static Refusal of(Code code) {
    return new Refusal(code, code.status(), List.of(), 0);
  }

  /** With what it is about, for example the ledger. */
  public static Refusal of(Code code, String what) {
    return of(List.of(new Detail(code, what)));
  }

  /** Several at once; the first one gives the code. */
  public static Refusal of(List<Detail> details) {
    Code first = details.getFirst().code();
    return new Refusal(first, first.status(), details, 0);
  }

  /** The same "no", as a conflict with the state of things (409). */
  public static Refusal conflict(Code code) {
    return new Refusal(code, 409, List.of(), 0);
  }

  /** Not now (503): try again after this time. */
  public static Refusal later(Code code, Duration wait) {
    return new Refusal(code, 503, List.of(), Math.max(1, wait.toSeconds()));
  }

  /** Too often (the code's status, normally 429): try again after this time. */
  public static Refusal tooSoon(Code code, Duration wait) {
    return new Refusal(code, code.status(), List.of(), Math.max(1, wait.toSeconds()));
  }

  public Code code() {
    return code;
  }

  /** The name of the code, from which {@link RefusalCode#named} finds it again. */
  public String name() {
    return ((Enum<?>) code).name();
  }

  public int status() {
    return status;
  }

  public List<Detail> details() {
    return details;
  }

  public Optional<Duration> retryAfter() {
    return retrySeconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retrySeconds));
  }

  /** One objection and what it is about. */
  public record Detail(Code code, String what) {}
}
