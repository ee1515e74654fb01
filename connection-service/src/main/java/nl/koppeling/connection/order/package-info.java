/** One order, for its owner: what happened to it, why it was booked so, and what can be done. */
package nl.koppeling.connection.order;
