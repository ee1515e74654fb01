/** How often an address or a person may come, and what is said to who comes too often. */
package nl.koppeling.connection.limits;
