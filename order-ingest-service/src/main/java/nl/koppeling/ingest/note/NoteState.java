package nl.koppeling.ingest.note;

import java.util.OptionalLong;

/**
 * How a note is doing. Only a legal state has the method that leaves it; out of {@link Trying}
 * leads an answer of the shop, or two looks at the order's notes with time between them.
 *
 * <pre>
 *   Wanted ──begun──► Trying ──written, or found──► Written
 *     ▲                 │ └──the shop does not have it──► GivenUp
 *     └─not carried out─┘
 * </pre>
 */
sealed interface NoteState {

  /** How often the notes are read before one that is not there is written (again). */
  int LOOKS = 2;

  /** To be written; nothing was asked of the shop, or surely nothing was carried out. */
  record Wanted() implements NoteState {
    Trying begun() {
      return new Trying(0);
    }
  }

  /**
   * The shop was asked, or is about to be: nobody knows whether the note is there.
   *
   * @param looks how often it was not there since
   */
  record Trying(int looks) implements NoteState {

    Written written(long noteId) {
      return new Written(noteId);
    }

    Wanted notCarriedOut() {
      return new Wanted();
    }

    GivenUp givenUp(Why why) {
      return new GivenUp(why);
    }

    /** The order's notes were read; {@code ours} is the one with our mark. */
    NoteState looked(OptionalLong ours) {
      if (ours.isPresent()) {
        return new Written(ours.getAsLong());
      }
      return looks + 1 < LOOKS ? new Trying(looks + 1) : new Wanted();
    }
  }

  /** It stands in the shop. */
  record Written(long noteId) implements NoteState {}

  /** It will not be written. */
  record GivenUp(Why why) implements NoteState {}

  /** Why a note is given up. */
  enum Why {
    /** The shop does not have the order any more. */
    ORDER_GONE,
    /** The shop does not accept it. */
    NOT_ACCEPTED,
    /** The shop gave no clear answer for too long. */
    UNRESOLVED
  }
}
