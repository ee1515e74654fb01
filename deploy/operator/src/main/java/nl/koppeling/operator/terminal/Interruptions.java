package nl.koppeling.operator.terminal;

/** Ctrl-C, and what is said about it. */
@FunctionalInterface
public interface Interruptions {

  /** From now until it is closed, an interruption has this done before the program ends. */
  Watch watch(Runnable word);

  /** The time in which an interruption means something. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** Those of this process. */
  static Interruptions ofTheProcess() {
    return word -> {
      Thread hook = new Thread(word, "interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {
        try {
          Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
          // The program is being interrupted right now, so the word is said.
        }
      };
    };
  }
}
