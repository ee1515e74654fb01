/** Bookings as the invoice service tells them: remembered when the owner wants them noted. */
package nl.koppeling.ingest.bookings;
