/**
 * The pure core of the intake: what an order of a shop means for bookkeeping, whether it may be
 * booked, and what is told about it; {@code java.*} and the event records only.
 */
package nl.koppeling.ingest.intake;
