package nl.koppeling.snelstart;

import java.util.List;

/**
 * What a status other than success means (SnelStart API reference 2.4, 12.1 and 12.3). The only
 * place that knows.
 */
final class Verdict {

  /**
   * SnelStart's "unknown error": it may have happened after the work (SnelStart API reference
   * 12.2).
   */
  private static final String UNKNOWN_ERROR = "ALG-0102";

  private Verdict() {}

  static SnelStartException on(Endpoint endpoint, Answer answer) {
    String e = endpoint.toString();
    int status = answer.status();
    return switch (status) {
      case 400 -> badRequest(e, answer);
      case 401 ->
          answer.mentions("subscription key")
              ? new SubscriptionKeyRefused(e)
              : new BearerRefused(e);
      case 403 -> answer.mentions("quota") ? new QuotaSpent(e) : new NotAllowed(e);
      case 404 -> notFound(endpoint, answer);
      case 408 -> new Unclear(e, Unclear.Cause.REQUEST_TIMEOUT);
      case 429 -> new Throttled(e, RetryAfter.of(answer));
      default -> other(e, answer);
    };
  }

  private static SnelStartException badRequest(String e, Answer answer) {
    List<Problem> problems = Problems.in(answer);
    boolean unknown = problems.stream().anyMatch(p -> p.code().equals(UNKNOWN_ERROR));
    return unknown ? new Unclear(e, Unclear.Cause.SERVER_ERROR) : new Refused(e, problems);
  }

  /**
   * Some business refusals come as 404 with a code; for a mutation the code is what the caller
   * needs.
   */
  private static SnelStartException notFound(Endpoint endpoint, Answer answer) {
    List<Problem> problems = endpoint.mutation() ? Problems.in(answer) : List.of();
    return problems.isEmpty()
        ? new NotFound(endpoint.toString())
        : new Refused(endpoint.toString(), 404, problems);
  }

  private static SnelStartException other(String e, Answer answer) {
    int status = answer.status();
    if (status >= 400 && status < 500) {
      return new Refused(e, status, Problems.in(answer));
    }
    boolean redirect = status >= 300 && status < 400;
    return new Unclear(e, redirect ? Unclear.Cause.REDIRECT : Unclear.Cause.SERVER_ERROR);
  }
}
