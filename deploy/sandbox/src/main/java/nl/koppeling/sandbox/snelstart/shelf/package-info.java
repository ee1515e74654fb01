/** Articles, orders, cost centres and documents. */
package nl.koppeling.sandbox.snelstart.shelf;
