/** The keys owners gave us: encrypted at rest, opened only here. */
package nl.koppeling.connection.credentials;
