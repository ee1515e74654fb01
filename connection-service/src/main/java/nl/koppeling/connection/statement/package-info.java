/**
 * Is everything booked? A month's documents counted and added up, and what is not in the books
 * named one by one.
 */
package nl.koppeling.connection.statement;
