/**
 * What is remembered: orders that wait for their buyer's relation, relations in each state on their
 * way, and how an order that has one is told.
 */
package nl.koppeling.customer.linking;
