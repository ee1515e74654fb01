/** The owner's pages of orders: the list, one order with its whole story, and what can be done. */
package nl.koppeling.connection.orderbook;
