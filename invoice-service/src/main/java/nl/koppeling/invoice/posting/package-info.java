/**
 * What became of each document: its states, the transitions between them (pure) and the table that
 * remembers them.
 */
package nl.koppeling.invoice.posting;
