/** One shop and one administration: set-up, credentials, health and overview for the owner. */
package nl.koppeling.connection;
