/** Says how a shop is watched, to whoever shows it. */
package nl.koppeling.ingest.watch;
