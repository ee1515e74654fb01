package nl.koppeling.sandbox.admin;

import java.util.List;

/** One half of the sandbox: what it offers, and how it starts afresh. Every bean of it counts. */
public interface Section {

  /** Somewhere to go: an address below the sandbox's root and what is there. */
  record Place(String path, String what) {}

  /** Its name. */
  String title();

  /** What it offers. */
  List<Place> places();

  /** Forgets everything and seeds again. */
  void reset();
}
