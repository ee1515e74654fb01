/** Carries a trace across the database: a row remembers where it came from. */
package nl.koppeling.events.trace;
