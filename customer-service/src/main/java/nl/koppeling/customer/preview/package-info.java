/** Whose relation orders would be booked on, for a look before a connection is on; only reads. */
package nl.koppeling.customer.preview;
