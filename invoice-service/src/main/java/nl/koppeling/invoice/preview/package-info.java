/**
 * Bookings of orders as they would be, for a look before a connection is on; nothing is written.
 */
package nl.koppeling.invoice.preview;
