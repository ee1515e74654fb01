/** What became of each order, gathered from what the services tell, for the owner to read. */
package nl.koppeling.connection.overview;
