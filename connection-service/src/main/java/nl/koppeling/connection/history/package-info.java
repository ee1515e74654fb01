/** Everything the services said of each order, in the order they said it. */
package nl.koppeling.connection.history;
