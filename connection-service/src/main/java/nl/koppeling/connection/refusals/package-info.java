/**
 * Every "no" this service says to a person or a service: a code, and what to do in Dutch and
 * English.
 */
package nl.koppeling.connection.refusals;
