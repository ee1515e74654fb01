/** Who changed what of a connection, and when; never a secret. */
package nl.koppeling.connection.audit;
