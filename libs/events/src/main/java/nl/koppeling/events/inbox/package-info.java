/**
 * Arrive and remember: a record becomes rows in one transaction and is then acknowledged;
 * undecodable ones are dead letters.
 */
package nl.koppeling.events.inbox;
