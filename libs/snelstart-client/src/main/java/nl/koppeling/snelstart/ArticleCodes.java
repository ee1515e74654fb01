package nl.koppeling.snelstart;

/**
 * Which article codes an administration takes (SnelStart API reference 7.15; ART-0002 to 0005).
 *
 * @param numeric true: codes are numbers (artikelcodeSoort Numeriek)
 * @param maxLength longest code (artikelcodeMaxLengte); 0: the administration does not say
 */
public record ArticleCodes(boolean numeric, int maxLength) {

  /** The administration does not say. */
  public static final ArticleCodes UNKNOWN = new ArticleCodes(false, 0);
}
