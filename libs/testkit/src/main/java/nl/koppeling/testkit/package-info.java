/**
 * Real PostgreSQL, Kafka and Keycloak for tests and the local run: containers where Docker answers,
 * embedded where not.
 */
package nl.koppeling.testkit;
