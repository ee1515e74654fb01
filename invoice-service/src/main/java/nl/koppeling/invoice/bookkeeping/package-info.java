/**
 * Act and tell: in the connection's turn a plan is booked and settled in the administration, and
 * every unclear answer is resolved by reading.
 */
package nl.koppeling.invoice.bookkeeping;
