package nl.koppeling.sandbox.snelstart.api;

import java.util.List;

/** The routes of one feature; every bean of this type is served by the gateway. */
public interface Operations {

  /** Its routes. */
  List<Route> routes();
}
