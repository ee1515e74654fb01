package nl.koppeling.connection.proof;

import java.util.OptionalInt;

/**
 * How much there is to take along from some moment on.
 *
 * @param orders completed orders made since then; empty when the shop does not tell
 */
public record Volume(OptionalInt orders, Turnover turnover) {

  public static final Volume UNKNOWN = new Volume(OptionalInt.empty(), new Turnover.Unknown());
}
