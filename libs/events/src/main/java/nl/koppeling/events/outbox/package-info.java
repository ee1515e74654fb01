/**
 * Tell: an event is a row in the transaction of its cause, and the relay brings rows to Kafka at
 * least once, in order.
 */
package nl.koppeling.events.outbox;
