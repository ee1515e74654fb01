package nl.koppeling.connection.refusals;

/** What is refused about the owners of a connection, and what to do. */
public enum PeopleCode implements Code {
  ADDRESS_INVALID(
      422,
      "Dit is geen e-mailadres. Vul het in zoals naam@winkel.nl.",
      "This is not an e-mail address. Enter it as in name@shop.nl."),
  ALREADY_OWNER(
      409,
      "Wie dit e-mailadres heeft is al eigenaar van deze koppeling. U hoeft niets te doen.",
      "Whoever has this e-mail address owns this connection already. There is nothing to do."),
  TOO_MANY_INVITATIONS(
      429,
      "Er zijn vandaag al veel uitnodigingen verstuurd. Probeer het morgen opnieuw.",
      "Many invitations were sent today already. Try again tomorrow."),
  INVITATION_NOT_SENT(
      503,
      "De uitnodiging kon niet worden gemaild en telt niet. Probeer het over een paar minuten opnieuw.",
      "The invitation could not be mailed and does not count. Try again in a few minutes."),
  INVITATION_UNKNOWN(
      404,
      "Deze uitnodiging telt niet (meer). Ze is al gebruikt, ingetrokken of ouder dan zeven dagen; vraag een nieuwe.",
      "This invitation does not count (any more). It was used, withdrawn or is older than seven days; ask for a new one."),
  INVITATION_FOR_ANOTHER(
      403,
      "Deze uitnodiging is voor een ander e-mailadres dan dat waarmee u bent ingelogd. Log uit en log in met het adres waar de"
          + " uitnodiging naartoe ging, of vraag een uitnodiging voor dit adres.",
      "This invitation is for another e-mail address than the one you signed in with. Sign out and sign in with the address the"
          + " invitation went to, or ask for an invitation for this one."),
  ADDRESS_UNVERIFIED(
      403,
      "Het e-mailadres van uw account is nog niet bevestigd. Bevestig het via de mail die u bij het registreren kreeg en open"
          + " de uitnodiging opnieuw.",
      "The e-mail address of your account is not verified yet. Verify it with the mail you got when you registered and open the"
          + " invitation again."),
  OWNER_UNKNOWN(
      404,
      "Deze persoon is geen eigenaar (meer) van deze koppeling. Laad de pagina opnieuw.",
      "This person does not own this connection (any more). Load the page again."),
  LAST_OWNER(
      409,
      "De laatste eigenaar kan niet weg. Nodig eerst iemand anders uit, of verwijder de hele koppeling.",
      "The last owner cannot go. First invite somebody else, or remove the whole connection.");

  private final int status;
  private final String nl;
  private final String en;

  PeopleCode(int status, String nl, String en) {
    this.status = status;
    this.nl = nl;
    this.en = en;
  }

  @Override
  public String wire() {
    return name();
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String nl() {
    return nl;
  }

  @Override
  public String en() {
    return en;
  }
}
