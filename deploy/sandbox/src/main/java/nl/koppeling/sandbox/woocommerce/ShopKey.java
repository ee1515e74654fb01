package nl.koppeling.sandbox.woocommerce;

/** A key of a shop; permissions are {@code read}, {@code write} or {@code read_write}. */
record ShopKey(String consumerKey, String consumerSecret, String permissions) {

  boolean allows(String method) {
    boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    return permissions.contains(reads ? "read" : "write");
  }
}
