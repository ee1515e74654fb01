/** Tells owners by e-mail what needs them: a connection that is broken, orders that are parked. */
package nl.koppeling.connection.notification;
