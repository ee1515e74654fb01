/** "Booked elsewhere": the owner takes the booking of a parked document over. */
package nl.koppeling.invoice.closing;
