/** Arrive and remember: records from Kafka become postings and connection copies. */
package nl.koppeling.invoice.arrival;
