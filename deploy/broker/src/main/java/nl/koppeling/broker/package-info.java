/** A Kafka broker for one machine, in a JVM of its own. */
package nl.koppeling.broker;
