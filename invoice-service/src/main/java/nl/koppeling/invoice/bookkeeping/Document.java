package nl.koppeling.invoice.bookkeeping;

import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.turns.Turn;

/** The document at hand: in which turn, for which connection. */
record Document(Turn turn, ConnectionChanged connection, Posting posting) {

  Document with(Posting next) {
    return new Document(turn, connection, next);
  }
}
