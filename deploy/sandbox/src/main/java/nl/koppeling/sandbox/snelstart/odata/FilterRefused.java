package nl.koppeling.sandbox.snelstart.odata;

/** A query option that cannot be understood; the text says where and why. */
public final class FilterRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FilterRefused(String text) {
    super("The query specified in the URI is not valid. " + text, null, false, false);
  }
}
