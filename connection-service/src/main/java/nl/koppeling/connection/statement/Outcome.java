package nl.koppeling.connection.statement;

import nl.koppeling.connection.overview.Standing;

/** What became of a document, for adding up. */
enum Outcome {
  BOOKED,
  PARKED,
  UNDER_WAY,
  SKIPPED;

  static Outcome of(Standing.State state) {
    return switch (state) {
      case BOOKED, SETTLED, ORDERED -> BOOKED;
      case PARKED -> PARKED;
      case WAITING, ACCEPTED, LINKED -> UNDER_WAY;
      case SKIPPED -> SKIPPED;
    };
  }
}
