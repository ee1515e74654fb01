/** The books of an administration: accounts, relations, entries, invoices and ledger lines. */
package nl.koppeling.sandbox.snelstart.books;
