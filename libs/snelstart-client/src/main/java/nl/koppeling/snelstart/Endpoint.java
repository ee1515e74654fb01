package nl.koppeling.snelstart;

/**
 * What is called, as a template without values: for messages and metrics.
 *
 * @param method GET or POST
 * @param path e.g. {@code /verkoopboekingen/{id}}
 */
record Endpoint(String method, String path) {

  static Endpoint get(String path) {
    return new Endpoint("GET", path);
  }

  static Endpoint post(String path) {
    return new Endpoint("POST", path);
  }

  /** Whether repeating it could double something. */
  boolean mutation() {
    return !method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
