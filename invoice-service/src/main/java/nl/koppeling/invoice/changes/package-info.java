/** What changed in the shop after it was booked: shown, never booked by itself. */
package nl.koppeling.invoice.changes;
