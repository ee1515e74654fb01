package nl.koppeling.connection.refusals;

/** A refusal's code, with its texts for the person it is said to. */
public sealed interface Code
    permits RefusalCode,
        SettingsCode,
        IntakeCode,
        OrderCode,
        StatementCode,
        DoctorCode,
        PeopleCode,
        ReplayCode {

  /** The code on the wire. */
  String wire();

  /** The usual HTTP status. */
  int status();

  /** In Dutch: what is wrong and what to do; the first sentence is the title. */
  String nl();

  /** The same in English. */
  String en();
}
