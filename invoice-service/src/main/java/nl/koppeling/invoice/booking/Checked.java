package nl.koppeling.invoice.booking;

import java.util.List;
import java.util.function.Function;

/** The result of one step: a value, or reasons why there is none. */
sealed interface Checked<T> {

  record Passed<T>(T value) implements Checked<T> {}

  record Refused<T>(List<Refusal> reasons) implements Checked<T> {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  static <T> Checked<T> refused(Refusal reason) {
    return new Refused<>(List.of(reason));
  }

  /** The value when nothing was found wrong. */
  static <T> Checked<T> unless(List<Refusal> reasons, T value) {
    return reasons.isEmpty() ? new Passed<>(value) : new Refused<>(reasons);
  }

  /** Goes on with the next step when this one passed. */
  default <U> Checked<U> then(Function<T, Checked<U>> next) {
    return switch (this) {
      case Passed<T> passed -> next.apply(passed.value());
      case Refused<T> refused -> new Refused<>(refused.reasons());
    };
  }

  default <U> Checked<U> map(Function<T, U> change) {
    return then(value -> new Passed<>(change.apply(value)));
  }
}
