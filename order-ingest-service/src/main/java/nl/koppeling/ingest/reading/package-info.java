/** Reads the shop's JSON into the records of the intake, strictly: a missing amount is never 0. */
package nl.koppeling.ingest.reading;
