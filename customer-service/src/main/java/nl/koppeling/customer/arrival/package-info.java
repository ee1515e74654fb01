/** Arrive and remember: records from Kafka become rows in one transaction. */
package nl.koppeling.customer.arrival;
