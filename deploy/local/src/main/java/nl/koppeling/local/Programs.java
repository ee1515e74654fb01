package nl.koppeling.local;

import java.util.List;

/** How the programs of the set are started. */
public interface Programs {

  /** The command for a service. */
  List<String> service(String module);

  /** The command for the sandbox. */
  List<String> sandbox();
}
