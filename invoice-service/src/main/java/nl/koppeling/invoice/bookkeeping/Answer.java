package nl.koppeling.invoice.bookkeeping;

import nl.koppeling.snelstart.BearerRefused;
import nl.koppeling.snelstart.NotAllowed;
import nl.koppeling.snelstart.NotSent;
import nl.koppeling.snelstart.QuotaSpent;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Throttled;

/** What a mutation's answer proves (reliability reference 4.6). */
sealed interface Answer<T> {

  /** It was done. */
  record Clear<T>(T value) implements Answer<T> {}

  /** It was not done, and will not be the next time either. */
  record Refusal<T>(Refused refused) implements Answer<T> {}

  /** It was not done, and may be the next time. */
  record NoEffect<T>(Throwable failure) implements Answer<T> {}

  /** It may have been done. */
  record Unknown<T>() implements Answer<T> {}

  static <T> Answer<T> of(T value) {
    return new Clear<>(value);
  }

  /** Everything that is not proof of the contrary is unknown. */
  static <T> Answer<T> failed(Throwable failure) {
    return switch (failure) {
      case Refused refused -> new Refusal<>(refused);
      case NotSent f -> new NoEffect<>(f);
      case Throttled f -> new NoEffect<>(f);
      case QuotaSpent f -> new NoEffect<>(f);
      case BearerRefused f -> new NoEffect<>(f);
      case SubscriptionKeyRefused f -> new NoEffect<>(f);
      case NotAllowed f -> new NoEffect<>(f);
      default -> new Unknown<>();
    };
  }
}
