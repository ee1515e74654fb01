/**
 * Tests every link of a connection's chain, from the shop's name to the administration's ledgers,
 * and names what is wrong and what to do. Changes nothing anywhere.
 */
package nl.koppeling.connection.doctor;
