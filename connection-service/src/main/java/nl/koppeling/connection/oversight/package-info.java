/**
 * A year at a glance: VAT per quarter as it was booked, and what only many orders together show.
 */
package nl.koppeling.connection.oversight;
