/**
 * Act: in a connection's turn a customer's relation is looked up, made when there is none, and
 * after an unclear answer never made again before it was read.
 */
package nl.koppeling.customer.finding;
