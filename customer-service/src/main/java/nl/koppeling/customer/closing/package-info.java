/** "Booked elsewhere": the owner takes the booking of a parked order over. */
package nl.koppeling.customer.closing;
