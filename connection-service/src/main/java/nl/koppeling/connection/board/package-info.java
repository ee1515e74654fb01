/** The pages an owner comes back to: the connections, and how one of them is doing. */
package nl.koppeling.connection.board;
