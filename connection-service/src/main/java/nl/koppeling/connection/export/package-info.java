/** Everything an owner may take along before leaving, as files. */
package nl.koppeling.connection.export;
