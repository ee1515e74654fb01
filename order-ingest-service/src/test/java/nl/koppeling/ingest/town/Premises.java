package nl.koppeling.ingest.town;

/** A shop a connection leads to. */
public interface Premises {

  /** Its address, without slash at the end. */
  String home();

  /** What the connection service says opens it. */
  String keyJson();
}
