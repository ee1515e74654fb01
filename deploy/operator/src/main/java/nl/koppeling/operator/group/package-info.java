/** Consumer groups of Kafka: where they stand, and how they are put back. */
package nl.koppeling.operator.group;
