package nl.koppeling.connection.readback;

/** Where a month is read back from. */
public enum Place {
  SHOP,
  SNELSTART
}
