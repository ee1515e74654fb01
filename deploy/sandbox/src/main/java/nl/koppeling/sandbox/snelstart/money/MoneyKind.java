package nl.koppeling.sandbox.snelstart.money;

import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.MoneyEntry;
import nl.koppeling.sandbox.snelstart.books.Table;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/** Bank and cash entries have one shape and differ in where they live and what is answered. */
enum MoneyKind {
  BANK("bankboekingen", "bankieren", "Bank", Rule.BOE_0096, Rule.BOE_0096),
  CASH("kasboekingen", "kas", "Kas", Rule.BOE_0025, Rule.BOE_0024);

  private final String resource;
  private final String scope;
  private final String journalKind;
  private final Rule journalMissing;
  private final Rule journalInactive;

  MoneyKind(String resource, String scope, String journalKind, Rule missing, Rule inactive) {
    this.resource = resource;
    this.scope = scope;
    this.journalKind = journalKind;
    this.journalMissing = missing;
    this.journalInactive = inactive;
  }

  String resource() {
    return resource;
  }

  String readScope() {
    return scope + ":read";
  }

  String writeScope() {
    return scope + ":write";
  }

  String journalKind() {
    return journalKind;
  }

  Rule journalMissing() {
    return journalMissing;
  }

  Rule journalInactive() {
    return journalInactive;
  }

  Table<MoneyEntry> table(Administration books) {
    return this == BANK ? books.bank() : books.cash();
  }
}
