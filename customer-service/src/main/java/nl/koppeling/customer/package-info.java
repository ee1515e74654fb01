/** Finds or makes the relation of an order's buyer, and says which one it is. */
package nl.koppeling.customer;
