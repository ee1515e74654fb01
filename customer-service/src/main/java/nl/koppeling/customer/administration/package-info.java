/**
 * The connection's administration at SnelStart: one way in for every call, the countries it knows,
 * and telling when it does not let us do our work.
 */
package nl.koppeling.customer.administration;
