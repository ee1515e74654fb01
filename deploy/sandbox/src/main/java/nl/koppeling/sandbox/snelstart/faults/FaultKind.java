package nl.koppeling.sandbox.snelstart.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be made to go wrong (SnelStart API reference 16.4). */
public enum FaultKind {
  /** The request is held without effect, then the connection is closed. */
  HANG_BEFORE_COMMIT(Stage.BACKEND, true),
  /** The effect happens, the request is held, then the connection is closed. */
  HANG_AFTER_COMMIT(Stage.BACKEND, true),
  /** The connection is closed at once, without effect. */
  DROP_BEFORE_COMMIT(Stage.BACKEND, true),
  /** The effect happens, the connection is closed at once. */
  DROP_AFTER_COMMIT(Stage.BACKEND, true),
  /** The effect happens, the answer is an empty 500. */
  COMMIT_THEN_500(Stage.BACKEND, true),
  /** The effect happens, the answer is a 502 with HTML. */
  COMMIT_THEN_502_HTML(Stage.BACKEND, true),
  /** The effect happens, the answer is a 200 without a body. */
  COMMIT_THEN_EMPTY_200(Stage.BACKEND, true),
  /** No effect, an empty 500. */
  FAIL_500_BEFORE_COMMIT(Stage.BACKEND, true),
  /** Ordinary, but only after a while. */
  SLOW(Stage.BACKEND, true),
  /** Some 429 with Retry-After. */
  TOO_MANY_REQUESTS(Stage.RATE, true),
  /** A 401 though the token is good. */
  UNAUTHORIZED(Stage.BEARER, true),
  /** The partner's subscription key is refused. */
  EXPIRED_SUBSCRIPTION_KEY(Stage.SUBSCRIPTION, false),
  /** The owner withdrew the koppelsleutel: no tokens, and those there are stop working. */
  REVOKED_KOPPELSLEUTEL(Stage.STATE, false),
  /** New invoices show up only after a while. */
  DELAYED_VISIBILITY(Stage.STATE, false),
  /** A period is closed for booking. */
  LOCKED_PERIOD(Stage.STATE, false),
  /** An invoice number is taken by an entry nobody can see. */
  DUPLICATE_NUMBER(Stage.STATE, false),
  /** The activation webhook is lost. */
  WEBHOOK_NOT_DELIVERED(Stage.WEBHOOK, true),
  /** The activation webhook comes twice. */
  WEBHOOK_TWICE(Stage.WEBHOOK, true),
  /** The activation webhook comes after the browser was sent back. */
  WEBHOOK_AFTER_REDIRECT(Stage.WEBHOOK, true),
  /** The activation webhook names its fields in camelCase. */
  WEBHOOK_CAMEL_CASE(Stage.WEBHOOK, true);

  /** Where in the life of a request it strikes. */
  public enum Stage {
    SUBSCRIPTION,
    RATE,
    BEARER,
    BACKEND,
    /** Changes the books until cleared. */
    STATE,
    WEBHOOK
  }

  private final Stage stage;
  private final boolean once;

  FaultKind(Stage stage, boolean once) {
    this.stage = stage;
    this.once = once;
  }

  /** Where it strikes. */
  public Stage stage() {
    return stage;
  }

  /** True when it strikes once unless told otherwise; false when it lasts until cleared. */
  public boolean strikesOnce() {
    return once;
  }

  /** Its name in the admin API, such as {@code commit-then-500}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with a name. {@code 401-once} and {@code 429-burst} are understood as well. */
  public static Optional<FaultKind> named(String name) {
    String plain =
        switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
          case "401", "401-once", "unauthorized-once" -> UNAUTHORIZED.wireName();
          case "429", "429-burst" -> TOO_MANY_REQUESTS.wireName();
          case "revoked-key" -> REVOKED_KOPPELSLEUTEL.wireName();
          case String other -> other;
        };
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(plain)).findFirst();
  }

  /** All names. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(FaultKind::wireName).toList();
  }
}
