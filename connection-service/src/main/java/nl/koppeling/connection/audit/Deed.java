package nl.koppeling.connection.audit;

/** What was done. */
public enum Deed {
  OPENED("Koppeling geopend", "Connection opened"),
  PROVEN("Sleutels geprobeerd en bevestigd", "Keys tried and confirmed"),
  SETTINGS_CHANGED("Instellingen gewijzigd", "Settings changed"),
  INTAKE_CHANGED("Keuze van bestellingen gewijzigd", "Choice of orders changed"),
  ACTIVATED("Aangezet", "Switched on"),
  SHADOWED("Meekijken begonnen", "Began to look along"),
  PAUSED("Gepauzeerd", "Paused"),
  RESUMED("Hervat", "Resumed"),
  CREDENTIALS_REPLACED("Sleutels vervangen", "Keys replaced"),
  RETRIED("Opnieuw proberen gevraagd", "Asked to try again"),
  BOOKED_ELSEWHERE("Boeking overgenomen", "Took a booking over"),
  CHANGE_ACCEPTED("Correctie van een wijziging gevraagd", "Asked to correct a change"),
  CHANGE_DECLINED("Wijziging zo gelaten", "Left a change as it is"),
  OWNER_INVITED("Eigenaar uitgenodigd", "Owner invited"),
  INVITATION_WITHDRAWN("Uitnodiging ingetrokken", "Invitation withdrawn"),
  OWNER_JOINED("Uitnodiging aangenomen", "Invitation accepted"),
  OWNER_REMOVED("Eigenaar verwijderd", "Owner removed"),
  BACKFILL_PAUSED("Meenemen van oudere orders gepauzeerd", "Taking earlier orders along paused"),
  BACKFILL_RESUMED("Meenemen van oudere orders hervat", "Taking earlier orders along resumed"),
  BACKFILL_CANCELLED("Meenemen van oudere orders gestopt", "Taking earlier orders along stopped"),
  NOTIFICATIONS_CHANGED("Meldingen gewijzigd", "Notifications changed"),
  EXPORTED("Gegevens gedownload", "Data exported"),
  LEFT("Koppeling verwijderd", "Connection removed");

  private final String nl;
  private final String en;

  Deed(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** In Dutch, for the owner. */
  public String nl() {
    return nl;
  }

  /** In English, for the owner. */
  public String en() {
    return en;
  }
}
